namespace EdgeLem.Node.Devices
{
    /// <content>The check of the whole table.</content>
    public sealed partial class MeterMapBuilder
    {
        /// <summary>Checks the whole table.</summary>
        /// <returns>One message per error; empty when it can be built.</returns>
        public string[] Check()
        {
            var check = new MeterMapCheck(this, Points());
            return check.Errors();
        }

        partial void Examine(ref string[] errors)
        {
            errors = Check();
        }
    }
}
