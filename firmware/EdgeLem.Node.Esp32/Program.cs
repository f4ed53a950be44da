namespace EdgeLem.Node.Esp32
{
    /// <summary>The node on an ESP32.</summary>
    public static class Program
    {
        /// <summary>Where nanoFramework starts.</summary>
        public static void Main()
        {
        }
    }
}
