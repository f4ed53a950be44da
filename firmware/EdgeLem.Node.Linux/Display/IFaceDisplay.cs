namespace EdgeLem.Node.Linux.Display;

/// <summary>A display that shows pages of pixels.</summary>
public interface IFaceDisplay : IDisposable
{
    /// <summary>Shows a whole picture; may block for as long as the bus takes.</summary>
    /// <param name="pages">From <see cref="FaceBitmap.Draw"/>, for this display's height.</param>
    /// <exception cref="IOException">The display does not answer.</exception>
    public void Show(byte[] pages);
}
