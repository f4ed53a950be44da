namespace EdgeLem.Node.Devices
{
    /// <content>How long the models of curves are at least.</content>
    internal sealed partial class SunSpecModelTable
    {
        static partial void AddCurveLength(int id, ref int length)
        {
            length = SunSpecCurveLayout.HeaderLengthOf(id);
        }
    }
}
