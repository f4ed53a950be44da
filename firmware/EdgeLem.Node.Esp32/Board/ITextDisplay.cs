namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>A display that shows lines of text.</summary>
    public interface ITextDisplay
    {
        /// <summary>Shows lines from the top; what does not fit is left out.</summary>
        /// <param name="lines">The lines.</param>
        /// <returns>False when the display does not answer.</returns>
        public bool Show(string[] lines);
    }
}
