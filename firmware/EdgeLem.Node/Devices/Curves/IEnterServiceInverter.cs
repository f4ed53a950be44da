namespace EdgeLem.Node.Devices
{
    /// <summary>An inverter whose permission to enter service (IEEE 1547-2018, 4.10) can be given and withdrawn.</summary>
    public interface IEnterServiceInverter : IInverter
    {
        /// <summary>Whether the inverter has such a permission; false until discovered.</summary>
        public bool HasServicePermission { get; }

        /// <summary>Whether the last permission job, being finished, was confirmed by reading back.</summary>
        public bool PermissionSucceeded { get; }

        /// <summary>Starts giving or withdrawing the permission. Withdrawn, the inverter ceases to energise; it is kept without power, so it costs write budget.</summary>
        /// <param name="isPermitted">Whether the inverter may generate.</param>
        public void BeginServicePermission(bool isPermitted);
    }
}
