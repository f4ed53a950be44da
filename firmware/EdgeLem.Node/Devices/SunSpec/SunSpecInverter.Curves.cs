using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <content>Curves that the inverter itself follows, and its permission to enter service.</content>
    public sealed partial class SunSpecInverter : ICurveInverter, IEnterServiceInverter
    {
        private SunSpecCurveWriter _curves = null!;
        private SunSpecServicePermission _permission = null!;

        /// <inheritdoc/>
        public bool HasVoltVarCurve => CurveModel(CurveKind.VoltVar) != 0;

        /// <inheritdoc/>
        public bool HasVoltWattCurve => CurveModel(CurveKind.VoltWatt) != 0;

        /// <inheritdoc/>
        public bool HasServicePermission => IsDiscovered && _discovery.Models.Has(SunSpecDerMap.EnterService);

        /// <inheritdoc/>
        public bool CurveSucceeded { get; private set; }

        /// <inheritdoc/>
        public bool PermissionSucceeded { get; private set; }

        /// <inheritdoc/>
        public void BeginCurve(InverterCurve curve)
        {
            int model = CurveModel(curve.Kind);
            CurveSucceeded = false;
            _curves.Begin(model, _discovery.Models.AddressOf(model), curve);
            StartWith(Job.Curve, model != 0, DeviceFault.NoCurve);
        }

        /// <inheritdoc/>
        public void BeginCurveOff(CurveKind kind)
        {
            int model = CurveModel(kind);
            CurveSucceeded = false;
            _curves.BeginOff(model, _discovery.Models.AddressOf(model));
            StartWith(Job.Curve, model != 0, DeviceFault.NoCurve);
        }

        /// <inheritdoc/>
        public void BeginServicePermission(bool isPermitted)
        {
            PermissionSucceeded = false;
            _permission.Begin(_discovery.Models.AddressOf(SunSpecDerMap.EnterService), isPermitted);
            StartWith(Job.Permission, HasServicePermission, DeviceFault.NoServicePermission);
        }

        partial void PrepareCurves(byte unitId, WriteBudget budget)
        {
            _curves = new SunSpecCurveWriter(unitId, _ratings, budget);
            _permission = new SunSpecServicePermission(unitId, budget);
        }

        partial void SetCurveRequest(ModbusRequest request)
        {
            if (_job == Job.Curve)
            {
                _curves.SetRequest(request);
            }
            else
            {
                _permission.SetRequest(request);
            }
        }

        partial void CompleteCurves(ModbusMaster master, ref int fault)
        {
            fault = _job == Job.Curve ? CompleteCurve(master) : CompletePermission(master);
        }

        private int CurveModel(CurveKind kind)
        {
            return IsDiscovered ? SunSpecCurveLayout.NewestOf(kind, _discovery.Models) : 0;
        }

        private int CompleteCurve(ModbusMaster master)
        {
            int fault = _curves.Complete(master);
            CurveSucceeded = _curves.IsConfirmed;
            _job = _curves.IsFinished ? Job.None : Job.Curve;
            return fault;
        }

        private int CompletePermission(ModbusMaster master)
        {
            int fault = _permission.Complete(master);
            PermissionSucceeded = _permission.IsConfirmed;
            _job = _permission.IsFinished ? Job.None : Job.Permission;
            return fault;
        }
    }
}
