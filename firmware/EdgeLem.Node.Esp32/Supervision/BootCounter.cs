using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>Counts the starts of the device in a file: the boot id is made of it, because the chip has no chance that differs for certain from boot to boot.</summary>
    public static class BootCounter
    {
        private const string File = "boots.txt";
        private const int Most = 99999999;

        /// <summary>Counts this start.</summary>
        /// <param name="files">The device's files.</param>
        /// <returns>Its number, 1 to 99999999; 0 when it could not be kept.</returns>
        public static int Next(IFileStore files)
        {
            int number = 0;
            if (files.TryRead(File, out string text) && int.TryParse(text, out int last) && last > 0 && last < Most)
            {
                number = last;
            }

            number++;
            return files.TryWrite(File, number.ToString()) ? number : 0;
        }
    }
}
