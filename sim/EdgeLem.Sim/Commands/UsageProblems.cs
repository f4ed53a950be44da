using System.Globalization;
using System.Net;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Commands;

/// <summary>Collects everything that is wrong with a command line, so that the user sees all of it at once.</summary>
internal sealed class UsageProblems
{
    private readonly List<string> _problems = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>Prints all problems to standard error.</summary>
    /// <returns>The exit code of bad usage, 2.</returns>
    public int Report()
    {
        foreach (string problem in _problems)
        {
            Console.Error.WriteLine($"error: {problem}");
        }

        Console.Error.WriteLine("See --help for examples.");
        return 2;
    }

    /// <summary>Takes one of several words.</summary>
    public string OneOf(string name, string value, params string[] allowed)
    {
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            _problems.Add($"{name} is '{value}', it must be one of {string.Join(", ", allowed)}.");
        }

        return value;
    }

    /// <summary>Takes a number in a range.</summary>
    public T InRange<T>(string name, T value, T lowest, T highest, string unit = "")
        where T : IComparable<T>, IFormattable
    {
        // A NaN is not comparable: it counts as out of range.
        if (!(value.CompareTo(lowest) >= 0 && value.CompareTo(highest) <= 0))
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}{unit}, it must be {lowest} to {highest}{unit}."));
        }

        return value;
    }

    /// <summary>Checks that a market design's names are known.</summary>
    public void Design(DesignNames names) => names.Find(_problems);

    /// <summary>Checks that intervals divide a day, so that they have a grid.</summary>
    public void CheckInterval(int intervalS)
    {
        if (intervalS >= 5 && 86_400 % intervalS != 0)
        {
            _problems.Add($"--interval is {intervalS} s, it must divide a day (86400 s): 5, 10, 15, 30, 60, 300, 900, 1800, 3600 ...");
        }
    }

    /// <summary>Takes the start of a run, UTC. Without one a run shorter than half a day begins at nine, when there is sun to trade.</summary>
    public DateTimeOffset Start(string? value, long lengthS) => Utc("--start", value ?? (lengthS < 43_200 ? "2026-06-18T09:00" : "2026-06-18T00:00"));

    /// <summary>Takes planned faults.</summary>
    public IReadOnlyList<PlannedFault> Faults(string[] values)
    {
        var faults = new List<PlannedFault>();
        foreach (string value in values)
        {
            if (FaultOption.TryParse(value, out PlannedFault? fault))
            {
                faults.Add(fault!);
            }
            else
            {
                _problems.Add(FaultOption.Explain(value));
            }
        }

        return faults;
    }

    private DateTimeOffset Utc(string name, string value)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        bool isTime = DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time);
        if (!isTime || time.Year is < 2000 or > 2100)
        {
            _problems.Add($"{name} is '{value}', it must be a UTC time from 2000 to 2100 such as 2026-06-21T06:00.");
        }

        return time;
    }

    /// <summary>Takes a speed; null is as fast as possible.</summary>
    public double? Speed(string value)
    {
        switch (value)
        {
            case "max": return null;
            case "realtime": return 1;
            default:
                string number = value.EndsWith('x') ? value[..^1] : value;
                bool isFactor = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double factor);
                if (!isFactor || !(factor >= 0.1 && factor <= 1e6))
                {
                    _problems.Add($"--speed is '{value}', it must be max, realtime, or a factor from 0.1x to 1000000x such as 60x.");
                }

                return factor;
        }
    }

    /// <summary>Takes an address to listen on; null for <c>off</c>.</summary>
    public ListenEndpoint? Endpoint(string name, string? value, IPEndPoint usual)
    {
        if (value is null)
        {
            return new ListenEndpoint(usual, IsRequired: false);
        }

        if (value == "off")
        {
            return null;
        }

        string text = value.Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        if (IPEndPoint.TryParse(text, out IPEndPoint? endPoint) && text.Contains(':', StringComparison.Ordinal))
        {
            return new ListenEndpoint(endPoint, IsRequired: true);
        }

        _problems.Add($"{name} is '{value}', it must be host:port such as {usual}.");
        return null;
    }
}
