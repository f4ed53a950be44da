namespace Iot.Device.Ssd13xx
{
    // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.DisplayOrientation
    public enum DisplayOrientation : int
    {
        Landscape = 2,
    }
}
