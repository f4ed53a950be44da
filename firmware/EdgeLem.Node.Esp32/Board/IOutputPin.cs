namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>A GPIO that the program drives.</summary>
    public interface IOutputPin
    {
        /// <summary>Sets the level.</summary>
        /// <param name="isHigh">Whether it is high.</param>
        public void Write(bool isHigh);
    }
}
