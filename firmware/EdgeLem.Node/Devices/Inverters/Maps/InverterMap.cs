using System;
using System.Collections;
using EdgeLem.Modbus;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Devices
{
    /// <summary>Where a kind of inverter keeps its values, and how it wants to be read. The table of rows is filled once, in this project; many drivers may share one.</summary>
    public sealed class InverterMap
    {
        private readonly ArrayList _points = new ArrayList();

        internal InverterMap(string id, string model, string source)
        {
            Id = id;
            Model = model;
            Source = source;
        }

        /// <summary>Short name, <c>[a-z0-9_]</c>; for instance <c>huawei_sun2000</c>.</summary>
        public string Id { get; }

        /// <summary>Manufacturer and model for people to read.</summary>
        public string Model { get; }

        /// <summary>Where the map is from.</summary>
        public string Source { get; }

        /// <summary>Unit id as delivered.</summary>
        public byte UnitId { get; internal set; } = 1;

        /// <summary>Word order of numbers of several registers.</summary>
        public WordOrder WordOrder { get; internal set; } = WordOrder.Abcd;

        /// <summary>The most registers that one read may ask for, 1 to 125.</summary>
        public int MaximumRegisters { get; internal set; } = ModbusRequest.MaximumReadCount;

        /// <summary>The most registers between two wanted ones that a read may bring along.</summary>
        public int MaximumGap { get; internal set; }

        /// <summary>Whether an absent active power means that the inverter sleeps: 0 W.</summary>
        public bool SleepsWithoutPower { get; internal set; }

        /// <summary>How many points there are.</summary>
        public int PointCount => _points.Count;

        /// <summary>A point by its place in the table.</summary>
        /// <param name="index">0 to <see cref="PointCount"/> - 1.</param>
        /// <returns>The point.</returns>
        public InverterPoint PointAt(int index)
        {
            return (InverterPoint)_points[index]!;
        }

        /// <summary>The place of a point in the table.</summary>
        /// <param name="quantity">What it holds.</param>
        /// <param name="line">1 to 3, or 0 for the whole device.</param>
        /// <returns>-1 when the device does not have it.</returns>
        public int IndexOf(InverterQuantity quantity, int line)
        {
            for (int i = 0; i < _points.Count; i++)
            {
                if (PointAt(i).Quantity == quantity && PointAt(i).Line == line)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Adds the reads of a group to the time that a bus has.</summary>
        /// <param name="budget">Sums up all devices of the bus.</param>
        /// <param name="group">What is read.</param>
        /// <param name="periodMs">Time between two readings, ms, above 0.</param>
        public void AddTo(BusBudget budget, InverterGroup group, int periodMs)
        {
            var plan = new ReadPlan(this, group);
            for (int i = 0; i < plan.Count; i++)
            {
                budget.AddRead(plan.RunAt(i).Count, periodMs);
            }
        }

        /// <summary>Adds a row that is read with function 4.</summary>
        internal InverterPoint Input(InverterQuantity quantity, int address, RegisterType type, double scale)
        {
            return Add(new InverterPoint(quantity, 0, address, type) { Function = ModbusFunction.ReadInputRegisters, Scale = scale });
        }

        /// <summary>Adds a row that is read with function 3.</summary>
        internal InverterPoint Holding(InverterQuantity quantity, int address, RegisterType type, double scale)
        {
            return Add(new InverterPoint(quantity, 0, address, type) { Function = ModbusFunction.ReadHoldingRegisters, Scale = scale });
        }

        /// <summary>Adds a row that is read with function 3 and written.</summary>
        internal InverterPoint Setpoint(InverterQuantity quantity, int address, RegisterType type, RegisterMemory memory)
        {
            InverterPoint point = Holding(quantity, address, type, 1);
            point.IsWritable = true;
            point.Memory = memory;
            return point;
        }

        /// <summary>Adds three rows for the lines, so many registers apart, like a first one.</summary>
        internal void PerLine(InverterQuantity quantity, byte function, int address, RegisterType type, double scale)
        {
            int step = new InverterPoint(quantity, 1, address, type).Registers;
            for (int line = 1; line <= InverterReading.Phases; line++)
            {
                AddLine(new InverterPoint(quantity, line, address + ((line - 1) * step), type) { Function = function, Scale = scale });
            }
        }

        /// <summary>Adds a row for one line.</summary>
        internal void AddLine(InverterPoint point)
        {
            Add(point);
        }

        /// <summary>Declares bits that mean no value for all rows of a type added so far.</summary>
        internal void NoValue(RegisterType type, ulong bits)
        {
            for (int i = 0; i < _points.Count; i++)
            {
                if (PointAt(i).Type == type)
                {
                    PointAt(i).HasNotAvailable = true;
                    PointAt(i).NotAvailable = bits;
                }
            }
        }

        private InverterPoint Add(InverterPoint point)
        {
            if (IndexOf(point.Quantity, point.Line) >= 0)
            {
                throw new ArgumentException("The map " + Id + " has two rows of quantity " + (int)point.Quantity + ", line " + point.Line + ".");
            }

            point.WordOrder = WordOrder;
            _points.Add(point);
            return point;
        }
    }
}
