using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Metering
{
    /// <summary>Decides when a meter that failed is asked again: by <see cref="RetryPlan.ForMeter"/>.</summary>
    public sealed class MeterWatch : DeviceWatch
    {
        /// <summary>Creates a watch of a meter that answers until proven otherwise.</summary>
        public MeterWatch()
            : base(RetryPlan.ForMeter())
        {
        }
    }
}
