using System.Collections;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>Makes a map of a document and finds all its errors in one go.</summary>
    public sealed class MeterMapReader
    {
        private const int LongestHex = 16;

        private readonly ArrayList _errors = new ArrayList();
        private MeterMapBuilder _builder = new MeterMapBuilder("", "");

        /// <summary>What is wrong with the document read last: one message each, naming meter and row, value, what is allowed and what to do.</summary>
        public string[] Errors { get; private set; } = new string[0];

        /// <summary>Reads a document.</summary>
        /// <param name="document">The document as it came out of JSON, which may be null or have nulls inside.</param>
        /// <returns>The map; null when there are <see cref="Errors"/>.</returns>
        public MeterMap? Read(MeterMapDocument? document)
        {
            _errors.Clear();
            Errors = new string[0];
            if (document == null)
            {
                _errors.Add("meter map: the document is empty. Write one JSON object.");
            }
            else
            {
                ReadHead(document);
                ReadPoints(document.Points ?? new MeterPointDocument[0]);
                AddAll(_builder.Check());
            }

            Errors = Texts(_errors);
            return Errors.Length == 0 ? _builder.Build() : null;
        }

        private static string[] Texts(ArrayList list)
        {
            var texts = new string[list.Count];
            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = (string)list[i]!;
            }

            return texts;
        }

        private void AddAll(string[] errors)
        {
            for (int i = 0; i < errors.Length; i++)
            {
                _errors.Add(errors[i]);
            }
        }

        private void Refuse(string message)
        {
            _errors.Add("meter map " + _builder.Id + ": " + message);
        }

        private void ReadHead(MeterMapDocument document)
        {
            _builder = new MeterMapBuilder(document.Id ?? "", document.Model ?? "")
            {
                Source = document.Source ?? "",
                Lines = document.Lines,
                MaximumRegisters = document.MaximumRegisters,
                Alignment = document.Alignment,
                MaximumGap = document.MaximumGap,
                SingleReads = document.SingleReads ?? new int[0],
                BaudRate = document.BaudRate,
                SerialFormat = document.SerialFormat ?? "",
            };
            _builder.Function = Function(document.Function, "function");
            _builder.WordOrder = Order(document.WordOrder, "wordOrder");
            if (document.Identification != null)
            {
                ReadIdentification(document.Identification);
            }
        }

        private void ReadIdentification(MeterIdentificationDocument document)
        {
            byte function = Function(document.Function, "the identification's function");
            int[] codes = document.Codes ?? new int[0];
            string[] texts = document.Texts ?? new string[0];
            if (codes.Length > 0 && texts.Length > 0)
            {
                Refuse("the identification has codes and texts; give one of them.");
            }
            else if (codes.Length > 0)
            {
                _builder.IdentifyByCode(function, document.Address, codes);
            }
            else
            {
                _builder.IdentifyByText(function, document.Address, document.Registers, texts);
            }
        }

        private void ReadPoints(MeterPointDocument[] points)
        {
            for (int i = 0; i < points.Length; i++)
            {
                if (points[i] == null)
                {
                    Refuse("point " + (i + 1) + " is null. Remove it.");
                }
                else
                {
                    ReadPoint(points[i], "point " + (i + 1));
                }
            }
        }

        private void ReadPoint(MeterPointDocument document, string place)
        {
            bool hasQuantity = MeterNames.TryQuantity(document.Quantity, out MeterQuantity quantity);
            bool hasType = MeterNames.TryType(document.Type, out RegisterType type);
            if (!hasQuantity)
            {
                Refuse(place + ": quantity is '" + document.Quantity + "'; allowed are " + MeterNames.AllQuantities() + ".");
            }

            if (!hasType)
            {
                Refuse(place + ": type is '" + document.Type + "'; allowed are " + MeterNames.AllTypes() + ".");
            }

            if (hasQuantity && hasType)
            {
                Fill(_builder.Add(quantity, document.Line, document.Address, type), document, place);
            }
        }

        private void Fill(MeterPoint point, MeterPointDocument document, string place)
        {
            point.Scale = document.Scale;
            point.Sign = document.Sign;
            point.ScaleAddress = document.ScaleAddress;
            if (document.Function != 0)
            {
                point.Function = Function(document.Function, place + ": function");
            }

            if (document.WordOrder != null && document.WordOrder.Length > 0)
            {
                point.WordOrder = Order(document.WordOrder, place + ": wordOrder");
            }

            if (document.NotAvailable != null && document.NotAvailable.Length > 0)
            {
                ReadNotAvailable(point, document.NotAvailable, place);
            }
        }

        private void ReadNotAvailable(MeterPoint point, string text, string place)
        {
            bool isHex = TryHex(text, out ulong bits);
            if (!isHex || bits > RegisterNumber.AllOnesOf(point.Type))
            {
                Refuse(place + ": notAvailable is '" + text + "'; it is 0x with at most " + (4 * point.Registers) + " hexadecimal digits.");
                return;
            }

            point.HasNotAvailable = true;
            point.NotAvailable = bits;
        }

        private static bool TryHex(string text, out ulong bits)
        {
            bits = 0;
            bool isHex = text.Length > 2 && text.Length <= LongestHex + 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
            for (int i = 2; i < text.Length && isHex; i++)
            {
                int digit = DigitOf(text[i]);
                isHex = digit >= 0;
                bits = (bits << 4) | (uint)digit;
            }

            return isHex;
        }

        private static int DigitOf(char letter)
        {
            if (letter >= '0' && letter <= '9')
            {
                return letter - '0';
            }

            int upper = letter >= 'a' ? letter - ('a' - 'A') : letter;
            return upper >= 'A' && upper <= 'F' ? upper - 'A' + 10 : -1;
        }

        private byte Function(int function, string name)
        {
            if (function == ModbusFunction.ReadHoldingRegisters || function == ModbusFunction.ReadInputRegisters)
            {
                return (byte)function;
            }

            Refuse(name + " is " + function + "; registers are read with 3 (holding) or 4 (input).");
            return ModbusFunction.ReadInputRegisters;
        }

        private WordOrder Order(string? word, string name)
        {
            if (MeterNames.TryOrder(word, out WordOrder order))
            {
                return order;
            }

            Refuse(name + " is '" + word + "'; allowed are " + MeterNames.AllOrders() + ".");
            return WordOrder.Abcd;
        }
    }
}
