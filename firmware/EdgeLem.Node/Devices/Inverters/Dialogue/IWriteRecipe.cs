namespace EdgeLem.Node.Devices
{
    /// <summary>Says what a device is to be told.</summary>
    internal interface IWriteRecipe
    {
        /// <summary>Fills the plan.</summary>
        public void Fill(WritePlan plan);
    }
}
