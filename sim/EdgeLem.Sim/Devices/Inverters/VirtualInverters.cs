using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>Makes virtual inverters and storages by id.</summary>
public static class VirtualInverters
{
    private const int CurvePoints = 8;
    private const int Curves = 3;
    private const double StartPercent = 50;

    private static readonly Dictionary<string, Func<InverterRating, IVirtualInverter>> Makers = new(StringComparer.Ordinal)
    {
        ["growatt"] = rating => Vendor("growatt", new GrowattBehaviour(isVpp: false), rating),
        ["growatt_vpp"] = rating => Vendor("growatt_vpp", new GrowattBehaviour(isVpp: true), rating),
        ["huawei_sun2000"] = rating => Vendor("huawei_sun2000", new HuaweiBehaviour(), rating),
        ["sma_modbus_profile"] = rating => Vendor("sma_modbus_profile", new SmaBehaviour(), rating),
        ["sungrow_sg_sh"] = rating => Vendor("sungrow_sg_sh", new SungrowBehaviour(), rating),
        ["sunspec_101"] = rating => new VirtualSunSpecInverter(rating, "VSI-101"),
        ["sunspec_103"] = rating => new VirtualSunSpecInverter(rating, "VSI-103"),
        ["sunspec_111"] = Float,
        ["sunspec_113"] = Float,
        ["sunspec_124"] = Storage,
        ["sunspec_701"] = Der,
        ["sunspec_713"] = DerStorage,
    };

    /// <summary>All ids, in alphabetical order.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Makers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether there is such an inverter.</summary>
    /// <param name="id">The id.</param>
    public static bool Has(string id) => Makers.ContainsKey(id);

    /// <summary>Makes an inverter of 10 kVA, with one phase for 101 and 111, else with three.</summary>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <exception cref="ArgumentException">There is no such inverter.</exception>
    public static IVirtualInverter Create(string id) => Create(id, new InverterRating(10_000, id is "sunspec_101" or "sunspec_111" ? 1 : 3));

    /// <summary>Makes an inverter.</summary>
    /// <param name="id">One of <see cref="Ids"/>.</param>
    /// <param name="rating">Its nameplate, up to 30 kVA.</param>
    /// <exception cref="ArgumentException">There is no such inverter.</exception>
    public static IVirtualInverter Create(string id, InverterRating rating)
    {
        ArgumentNullException.ThrowIfNull(rating);
        return Makers.TryGetValue(id, out Func<InverterRating, IVirtualInverter>? make)
            ? make(rating)
            : throw new ArgumentException($"There is no virtual inverter '{id}'. Use one of {string.Join(", ", Ids)}.", nameof(id));
    }

    private static VirtualMapInverter Vendor(string id, VendorBehaviour behaviour, InverterRating rating) =>
        new(InverterCatalogue.FindMap(id) ?? throw new InvalidOperationException($"The catalogue lost the map '{id}'."), behaviour, rating);

    private static VirtualChainInverter Float(InverterRating rating) => new(
        rating,
        null,
        new CommonModel("Virtual PV float", "VCI-113"),
        new FloatInverterModel(rating.PhaseCount),
        new NameplateModel(rating, null),
        new SettingsModel(rating),
        new StatusModel(),
        new ImmediateControlsModel(rating),
        new StaticCurveModel(2));

    private static VirtualChainInverter Der(InverterRating rating) => new(
        rating,
        null,
        new CommonModel("Virtual DER", "VCI-701"),
        new DerMeasurementModel(rating.PhaseCount),
        new DerCapacityModel(rating, null),
        new EnterServiceModel(),
        new DerControlsModel(rating),
        new AdoptedCurveModel(705, CurvePoints, Curves),
        new AdoptedCurveModel(706, CurvePoints, Curves));

    private static VirtualChainInverter Storage(InverterRating rating)
    {
        BatteryStore battery = Battery(rating);
        return new VirtualChainInverter(
            rating,
            battery,
            new CommonModel("Virtual storage", "VCI-124"),
            new IntegerInverterModel(rating.PhaseCount),
            new NameplateModel(rating, battery.Rating),
            new SettingsModel(rating),
            new ImmediateControlsModel(rating),
            new StorageModel(battery.Rating),
            new BatteryModel(battery.Rating));
    }

    private static VirtualChainInverter DerStorage(InverterRating rating)
    {
        BatteryStore battery = Battery(rating);
        return new VirtualChainInverter(
            rating,
            battery,
            new CommonModel("Virtual DER storage", "VCI-713"),
            new DerMeasurementModel(rating.PhaseCount),
            new DerCapacityModel(rating, battery.Rating),
            new DerControlsModel(rating),
            new DerStorageModel(battery.Rating));
    }

    private static BatteryStore Battery(InverterRating rating) =>
        new(new BatteryRating(rating.ActivePowerW, rating.ActivePowerW / 2, rating.ActivePowerW / 2), StartPercent);
}
