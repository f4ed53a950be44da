using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Nano;

namespace EdgeLem.Node.Esp32
{
    /// <summary>Where the device begins.</summary>
    public static class Program
    {
        /// <summary>Runs the node on the board for ever.</summary>
        public static void Main()
        {
            new NodeProgram(new NanoBoard()).Run();
        }
    }
}
