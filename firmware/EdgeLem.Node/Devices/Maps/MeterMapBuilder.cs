using System;
using System.Collections;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>Collects the rows of a meter's register table, checks them together and makes the <see cref="MeterMap"/>.</summary>
    public sealed partial class MeterMapBuilder
    {
        private readonly ArrayList _points = new ArrayList();

        /// <summary>Starts a table: one line, function 4, word order ABCD, at most 125 registers a read, nothing read along.</summary>
        /// <param name="id">See <see cref="MeterMap.Id"/>.</param>
        /// <param name="model">See <see cref="MeterMap.Model"/>.</param>
        public MeterMapBuilder(string id, string model)
        {
            Id = id;
            Model = model;
        }

        /// <summary>See <see cref="MeterMap.Id"/>.</summary>
        public string Id { get; }

        /// <summary>See <see cref="MeterMap.Model"/>.</summary>
        public string Model { get; }

        /// <summary>See <see cref="MeterMap.Source"/>; default empty.</summary>
        public string Source { get; set; } = "";

        /// <summary>See <see cref="MeterMap.Lines"/>; default 1.</summary>
        public int Lines { get; set; } = 1;

        /// <summary>See <see cref="MeterMap.Function"/>; default 4. Rows added later take it.</summary>
        public byte Function { get; set; } = ModbusFunction.ReadInputRegisters;

        /// <summary>See <see cref="MeterMap.WordOrder"/>; default ABCD. Rows added later take it.</summary>
        public WordOrder WordOrder { get; set; } = WordOrder.Abcd;

        /// <summary>See <see cref="MeterMap.MaximumRegisters"/>; default 125.</summary>
        public int MaximumRegisters { get; set; } = ModbusRequest.MaximumReadCount;

        /// <summary>See <see cref="MeterMap.Alignment"/>; default 1.</summary>
        public int Alignment { get; set; } = 1;

        /// <summary>See <see cref="MeterMap.MaximumGap"/>; default 0.</summary>
        public int MaximumGap { get; set; }

        /// <summary>See <see cref="MeterMap.SingleReads"/>; default none.</summary>
        public int[] SingleReads { get; set; } = new int[0];

        /// <summary>See <see cref="MeterMap.BaudRate"/>; default 0.</summary>
        public int BaudRate { get; set; }

        /// <summary>See <see cref="MeterMap.SerialFormat"/>; default empty.</summary>
        public string SerialFormat { get; set; } = "";

        /// <summary>Whether rows added later have no value when they read the greatest number of their type: all ones, or all ones behind the sign.</summary>
        public bool GreatestMeansNone { get; set; }

        /// <summary>See <see cref="MeterMap.Identification"/>; default null.</summary>
        public MeterIdentification? Identification { get; private set; }

        /// <summary>How many rows there are.</summary>
        public int PointCount => _points.Count;

        /// <summary>Adds a row.</summary>
        /// <param name="quantity">What it holds.</param>
        /// <param name="line">1 to 3, or <see cref="MeterPoint.AllLines"/>.</param>
        /// <param name="address">Wire address.</param>
        /// <param name="type">How the number lies in registers.</param>
        /// <returns>The new row: scale 1, sign 1. A <see cref="MeterMapDocument"/> can say more of a row.</returns>
        public MeterPoint Add(MeterQuantity quantity, int line, int address, RegisterType type)
        {
            var point = new MeterPoint(quantity, line, address, type)
            {
                Function = Function,
                WordOrder = WordOrder,
                HasNotAvailable = GreatestMeansNone,
                NotAvailable = GreatestMeansNone ? RegisterNumber.GreatestOf(type) : 0,
            };
            _points.Add(point);
            return point;
        }

        /// <summary>Adds one row for each of the <see cref="Lines"/>, one behind the other in the registers.</summary>
        /// <param name="quantity">What they hold.</param>
        /// <param name="address">Wire address of line 1.</param>
        /// <param name="type">How the numbers lie in registers.</param>
        /// <param name="scale">What a number is multiplied with to become an SI value.</param>
        public void PerLine(MeterQuantity quantity, int address, RegisterType type, double scale)
        {
            for (int line = 1; line <= Lines; line++)
            {
                Add(quantity, line, address + ((line - 1) * RegisterNumber.CountOf(type)), type).Scale = scale;
            }
        }

        /// <summary>Adds a row for the whole meter.</summary>
        /// <param name="quantity">What it holds.</param>
        /// <param name="address">Wire address.</param>
        /// <param name="type">How the number lies in registers.</param>
        /// <param name="scale">What a number is multiplied with to become an SI value.</param>
        public void Whole(MeterQuantity quantity, int address, RegisterType type, double scale)
        {
            Add(quantity, MeterPoint.AllLines, address, type).Scale = scale;
        }

        /// <summary>Says by which number the meter tells what it is.</summary>
        /// <param name="function">3 or 4.</param>
        /// <param name="address">Wire address.</param>
        /// <param name="codes">The numbers that mean this meter.</param>
        public void IdentifyByCode(byte function, int address, params int[] codes)
        {
            Identification = new MeterIdentification(function, address, 1) { Codes = codes };
        }

        /// <summary>Says by which text the meter tells what it is.</summary>
        /// <param name="function">3 or 4.</param>
        /// <param name="address">Wire address.</param>
        /// <param name="registers">The text's length in registers.</param>
        /// <param name="texts">Beginnings of texts that mean this meter.</param>
        public void IdentifyByText(byte function, int address, int registers, params string[] texts)
        {
            Identification = new MeterIdentification(function, address, registers) { Texts = texts };
        }

        /// <summary>Makes the map.</summary>
        /// <returns>The map.</returns>
        /// <exception cref="InvalidOperationException">The table has errors; the message holds all of them.</exception>
        public MeterMap Build()
        {
            string[] errors = new string[0];
            Examine(ref errors);
            if (errors.Length > 0)
            {
                string all = "";
                for (int i = 0; i < errors.Length; i++)
                {
                    all += (i == 0 ? "" : " ") + errors[i];
                }

                throw new InvalidOperationException(all);
            }

            return new MeterMap(this, Points());
        }

        // In MeterMapBuilder.Check.cs, which an image of a device leaves out: it has only maps that were checked when it was built.
        partial void Examine(ref string[] errors);

        private MeterPoint[] Points()
        {
            var points = new MeterPoint[_points.Count];
            for (int i = 0; i < points.Length; i++)
            {
                points[i] = (MeterPoint)_points[i]!;
            }

            return points;
        }
    }
}
