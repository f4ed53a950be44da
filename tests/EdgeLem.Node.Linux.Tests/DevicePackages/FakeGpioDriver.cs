using System.Device.Gpio;

namespace EdgeLem.Node.Linux.Tests.DevicePackages;

/// <summary>A chip that writes down what is done to its pins.</summary>
internal sealed class FakeGpioDriver : GpioDriver
{
    /// <summary>Calls in order, such as <c>open 26</c>, <c>output 26 High</c>, <c>write 26 Low</c> and <c>close 26</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Whether the chip is gone.</summary>
    public bool IsGone { get; set; }

    protected override int PinCount => 54;

    protected override void OpenPin(int pinNumber)
    {
        Check();
        Calls.Add($"open {pinNumber}");
    }

    protected override void ClosePin(int pinNumber) => Calls.Add($"close {pinNumber}");

    protected override void SetPinMode(int pinNumber, PinMode mode) => Calls.Add($"mode {pinNumber} {mode}");

    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue) => Calls.Add($"{(mode == PinMode.Output ? "output" : "?")} {pinNumber} {initialValue}");

    protected override PinMode GetPinMode(int pinNumber) => PinMode.Output;

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => throw new NotSupportedException();

    protected override void Write(int pinNumber, PinValue value)
    {
        Check();
        Calls.Add($"write {pinNumber} {value}");
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => throw new NotSupportedException();

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw new NotSupportedException();

    private void Check()
    {
        if (IsGone)
        {
            throw new IOException("the chip is gone");
        }
    }
}
