using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Control
{
    /// <summary>Decides when an inverter that failed is asked again: by <see cref="RetryPlan.ForOthers"/>.</summary>
    public sealed class InverterWatch : DeviceWatch
    {
        /// <summary>Creates a watch of an inverter that answers until proven otherwise.</summary>
        public InverterWatch()
            : base(RetryPlan.ForOthers())
        {
        }
    }
}
