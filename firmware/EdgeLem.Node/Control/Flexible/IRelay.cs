namespace EdgeLem.Node.Control
{
    /// <summary>A relay output as the host provides it. The host drives it open before it starts the node.</summary>
    public interface IRelay
    {
        /// <summary>Closes or opens the relay; must not block.</summary>
        /// <param name="isClosed">Whether it is to be closed.</param>
        public void Switch(bool isClosed);
    }
}
