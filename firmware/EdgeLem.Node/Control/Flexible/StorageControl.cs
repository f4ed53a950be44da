// Method   the storage brings the net power of the connection to what was traded: P = wanted - base - vehicle, held within, in rising order of precedence,
//            what the storage can            -discharge <= P <= charge, discharge 0 at the lowest state of charge, charge 0 at the highest
//            the export limit                P >= -limit - base - vehicle (present)
//            the import limit                P <= limit - base - vehicle (planned: it may draw its whole setpoint in a moment)
//          and then within what the storage can once more. A state of charge that reached an end is used again RecoveryPercent further in, so that it does not chatter.
// Sign     load reference: charging positive.
namespace EdgeLem.Node.Control
{
    /// <summary>Decides the power of a storage.</summary>
    public sealed class StorageControl
    {
        /// <summary>How far from an end the state of charge must be before the storage is used in that direction again, percent.</summary>
        public const double RecoveryPercent = 2;

        private readonly StorageLimits _limits;
        private bool _isEmpty;
        private bool _isFull;

        /// <summary>Creates a control.</summary>
        /// <param name="limits">States of charge.</param>
        public StorageControl(StorageLimits limits)
        {
            _limits = limits;
        }

        /// <summary>The setpoint in W.</summary>
        public double PowerW { get; private set; }

        /// <summary>Decides.</summary>
        /// <param name="situation">House, envelope, dispatch.</param>
        /// <param name="stateOfChargePercent">State of charge; NaN stops the storage.</param>
        /// <param name="maxChargeW">Highest charging power, W, positive.</param>
        /// <param name="maxDischargeW">Highest discharging power, W, positive.</param>
        public void Decide(FlexibleSituation situation, double stateOfChargePercent, double maxChargeW, double maxDischargeW)
        {
            if (situation.MeterIsLost || double.IsNaN(stateOfChargePercent))
            {
                PowerW = 0;
                return;
            }

            if (double.IsNaN(situation.BaseW))
            {
                return;
            }

            NoteCharge(stateOfChargePercent);
            double highestW = _isFull ? 0 : maxChargeW;
            double lowestW = _isEmpty ? 0 : -maxDischargeW;
            double powerW = situation.WantedNetW - situation.BaseW - situation.VehicleW;
            powerW = Greater(powerW, situation.LeastW - situation.VehicleW);
            powerW = Lesser(powerW, situation.ImportRoomW - situation.VehiclePlannedW);
            PowerW = Greater(lowestW, Lesser(highestW, powerW));
        }

        private void NoteCharge(double percent)
        {
            _isEmpty = percent <= _limits.LowestPercent + (_isEmpty ? RecoveryPercent : 0);
            _isFull = percent >= _limits.HighestPercent - (_isFull ? RecoveryPercent : 0);
        }

        private static double Lesser(double a, double b)
        {
            return a < b ? a : b;
        }

        private static double Greater(double a, double b)
        {
            return a > b ? a : b;
        }
    }
}
