namespace Iot.Device.Ssd13xx
{
    // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.DisplayOrientation
    public enum DisplayOrientation : int
    {
        Portrait = 1,
        Landscape = 2,
        Portrait180 = 3,
        Landscape180 = 4,
    }
}
