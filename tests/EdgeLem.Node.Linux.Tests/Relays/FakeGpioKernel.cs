using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Tests.Relays;

/// <summary>A kernel with one chip: it writes down every call, hands out a line's descriptor and can refuse.</summary>
internal sealed class FakeGpioKernel : IGpioKernel
{
    private const int ChipFile = 7;
    private const int LineFile = 9;

    /// <summary>Calls in order, such as <c>open /dev/gpiochip0</c>, <c>take</c>, <c>set 1</c> and <c>close 9</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The last structure that asked for a line.</summary>
    public byte[] Request { get; private set; } = [];

    /// <summary>The error of the next calls; 0 lets them succeed.</summary>
    public int Error { get; set; }

    public int Open(string path)
    {
        Calls.Add($"open {path}");
        return Error == 0 ? ChipFile : -1;
    }

    public int Control(int file, uint request, byte[] argument)
    {
        bool isTake = request == GpioLineRequest.Take;
        Assert.Equal((isTake ? ChipFile : LineFile, isTake ? 592 : 16), (file, argument.Length));
        Calls.Add(isTake ? "take" : $"set {argument[0]}");
        if (Error != 0)
        {
            return -1;
        }

        if (isTake)
        {
            Request = [.. argument];
            argument[588] = LineFile;
        }

        return 0;
    }

    public void Close(int file) => Calls.Add($"close {file}");

    public (int Number, string Words) LastError() => (Error, $"error {Error}");
}
