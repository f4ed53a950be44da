using EdgeLem.Modbus;
using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>Binds the devices on the bus and the relays, and looks whether the bus has the time for them.</summary>
    public sealed class DeviceBinder
    {
        private readonly DeviceConfiguration _bound;
        private readonly BusUnits _units = new BusUnits();
        private readonly WriteBudget _budget = new WriteBudget();

        /// <summary>Creates a binder.</summary>
        /// <param name="bound">Receives the devices; its connection and bus are bound already.</param>
        public DeviceBinder(DeviceConfiguration bound)
        {
            _bound = bound;
        }

        /// <summary>Binds everything.</summary>
        /// <param name="root">The whole file.</param>
        public void Bind(SettingsSection root)
        {
            SettingsSection? meter = root.Section("meter", true);
            _bound.Meter = meter == null ? null : Meter(meter);
            SettingsSection? inverter = root.Section("inverter", false);
            _bound.Inverter = inverter == null ? null : Inverter(inverter);
            SettingsSection? storage = root.Section("storage", false);
            _bound.Storage = storage == null ? null : Storage(storage);
            SettingsSection? wallbox = root.Section("wallbox", false);
            _bound.Wallbox = wallbox == null ? null : Wallbox(wallbox);
            SettingsSection? relay = root.Section("relay", false);
            _bound.Relay = relay == null ? null : Relay(relay);
            CheckUnit(meter, _bound.Meter, "meter");
            CheckUnit(inverter, _bound.Inverter, "inverter");
            CheckUnit(storage, _bound.Storage, "storage");
            CheckUnit(wallbox, _bound.Wallbox, "wallbox");
            CheckBus(root);
        }

        private DeviceChoice? Meter(SettingsSection meter)
        {
            byte unit = Unit(meter);
            string id = meter.Text("map", null);
            meter.ReportUnknown();
            int lines = _bound.Connection == null ? 0 : _bound.Connection.Phases.LineCount;
            string problem = id.Length > 0 ? MeterCatalogue.Problem(id, lines) : "";
            if (problem.Length > 0)
            {
                meter.Report("map", "is not usable: " + problem + ".");
                return null;
            }

            if (id.Length > 0 && _bound.Connection != null && _bound.Connection.RatedExportW > 0 && MeterCatalogue.Create(id, 1, lines) is MappedMeter mapped && !mapped.Map.MeasuresExport)
            {
                meter.Report("map", "is '" + id + "', which does not count exported energy: set connection.ratedExportW to 0 W, or use another meter.");
            }

            return id.Length > 0 ? new DeviceChoice(id, unit) : null;
        }

        private DeviceChoice? Inverter(SettingsSection inverter)
        {
            byte unit = Unit(inverter);
            string id = inverter.Text("driver", null);
            var options = new InverterOptions();
            options.RatedPowerW = Power(inverter, "ratedPowerW", " W");
            options.RatedVoltAmpere = Power(inverter, "ratedVoltAmpere", " VA");
            options.RatedReactivePowerVar = Power(inverter, "ratedReactivePowerVar", " var");
            options.RevertS = (int)inverter.Whole("revertS", new WholeRange(0, SettingRanges.LongestRevertS, " s"), InverterOptions.DefaultRevertS);
            options.ReversesReactivePower = inverter.Flag("reversesReactivePower", false);
            options.Budget = _budget;
            if (inverter.Has("fallbackPowerW"))
            {
                options.FallbackPowerW = Power(inverter, "fallbackPowerW", " W");
            }

            inverter.ReportUnknown();
            if (id.Length == 0)
            {
                return null;
            }

            string problem = DeviceDrivers.ProblemOfInverter(id, inverter.Has("ratedPowerW"));
            if (problem.Length > 0)
            {
                inverter.Report("driver", "is not usable: " + problem);
                return null;
            }

            var choice = new DeviceChoice(id, unit);
            choice.Options = options;
            return choice;
        }

        private DeviceChoice? Storage(SettingsSection storage)
        {
            byte unit = Unit(storage);
            string id = storage.Text("driver", null);
            int holdS = (int)storage.Whole("holdS", new WholeRange(SettingRanges.LeastHoldS, SettingRanges.LongestRevertS, " s"), InverterOptions.DefaultStorageHoldS);
            var options = new InverterOptions();
            options.CapacityWh = Power(storage, "capacityWh", " Wh");
            options.MaxChargeW = Power(storage, "maxChargeW", " W");
            options.MaxDischargeW = Power(storage, "maxDischargeW", " W");
            options.StorageHoldS = holdS;
            options.RevertS = storage.Has("holdS") ? holdS : InverterOptions.DefaultRevertS;
            options.Budget = _budget;
            StorageLimits limits = Limits(storage);
            storage.ReportUnknown();
            if (id.Length == 0)
            {
                return null;
            }

            string problem = DeviceDrivers.ProblemOfStorage(id, storage.Has("maxChargeW") && storage.Has("maxDischargeW"));
            if (problem.Length > 0)
            {
                storage.Report("driver", "is not usable: " + problem);
                return null;
            }

            var choice = new DeviceChoice(id, unit);
            choice.Options = options;
            choice.StorageLimits = limits;
            return choice;
        }

        private static StorageLimits Limits(SettingsSection storage)
        {
            var usual = new StorageLimits();
            var percent = new WholeRange(0, 100, " %");
            long lowest = storage.Whole("lowestPercent", percent, (long)usual.LowestPercent);
            long highest = storage.Whole("highestPercent", percent, (long)usual.HighestPercent);
            if (highest - lowest < SettingRanges.LeastSpreadPercent)
            {
                storage.Report("highestPercent", "is " + highest + " %, it must be at least " + SettingRanges.LeastSpreadPercent + " % above lowestPercent, which is " + lowest + " %.");
                return usual;
            }

            return new StorageLimits(lowest, highest);
        }

        private static DeviceChoice? Wallbox(SettingsSection wallbox)
        {
            byte unit = Unit(wallbox);
            string id = wallbox.Text("map", null);
            long phases = wallbox.Required("phases", 1, SettingRanges.MostPhases, "");
            long currentA = wallbox.Required("highestCurrentA", SettingRanges.LeastCurrentA, SettingRanges.HighestCurrentA, " A");
            wallbox.ReportUnknown();
            if (id.Length == 0)
            {
                return null;
            }

            string problem = DeviceDrivers.ProblemOfWallbox(id);
            if (problem.Length > 0)
            {
                wallbox.Report("map", "is not usable: " + problem);
                return null;
            }

            var choice = new DeviceChoice(id, unit);
            choice.ChargeLimits = new ChargeLimits((int)phases, currentA);
            return choice;
        }

        private static RelaySettings Relay(SettingsSection relay)
        {
            var settings = new RelaySettings();
            var pin = new WholeRange(0, 48, "");
            settings.FirstPin = FirstPin(relay, pin);
            settings.SecondPin = (int)relay.Whole("secondPin", pin, -1);
            settings.IsActiveLow = relay.Flag("activeLow", false);
            long ratedW = relay.Required("ratedW", 1, SettingRanges.HighestPower, " W");
            var time = new WholeRange(0, SettingRanges.LongestRelayS, " s");
            settings.Times = new HeatPumpTimes(ratedW, relay.Whole("leastOnS", time, SettingRanges.UsualRelayS), relay.Whole("leastOffS", time, SettingRanges.UsualRelayS));
            relay.ReportUnknown();
            if (settings.FirstPin >= 0 && settings.SecondPin == settings.FirstPin)
            {
                relay.Report("secondPin", "is " + settings.SecondPin + ", the pin of the first relay. Name another pin or leave it out.");
            }

            return settings;
        }

        /// <summary>No pin rather than another one: the pins are taken even when the settings are not sound, and the least is a strapping pin.</summary>
        private static int FirstPin(SettingsSection relay, WholeRange pin)
        {
            if (relay.Has("firstPin"))
            {
                return (int)relay.Whole("firstPin", pin, -1);
            }

            relay.Required("firstPin", pin.Least, pin.Greatest, pin.Unit);
            return -1;
        }

        private void CheckBus(SettingsSection root)
        {
            if (_bound.Meter == null || _bound.Meter.Unit == 0 || _bound.Connection == null)
            {
                return;
            }

            var plan = new BusBudget(ModbusMasterOptions.ForSerial(_bound.Bus.BaudRate));
            DeviceDrivers.AddTo(plan, _bound);
            string problem = BusPlan.ProblemOf(plan, _bound.Bus.BaudRate);
            if (problem.Length > 0)
            {
                root.Report("bus.baud", problem);
            }
        }

        private void CheckUnit(SettingsSection? section, DeviceChoice? device, string key)
        {
            string problem = device == null || device.Unit == 0 ? "" : _units.ProblemOf(key, device.Id, device.Unit);
            if (problem.Length > 0)
            {
                section!.Report("unit", problem);
            }
        }

        /// <summary>0 rather than another device's: a unit id that is not sound belongs to nobody.</summary>
        private static byte Unit(SettingsSection device)
        {
            if (device.Has("unit"))
            {
                return (byte)device.Whole("unit", new WholeRange(1, SettingRanges.HighestSerialUnit, ""), 0);
            }

            device.Required("unit", 1, SettingRanges.HighestSerialUnit, "");
            return 0;
        }

        private static long Power(SettingsSection device, string name, string unit)
        {
            return device.Whole(name, new WholeRange(0, SettingRanges.HighestPower, unit), 0);
        }
    }
}
