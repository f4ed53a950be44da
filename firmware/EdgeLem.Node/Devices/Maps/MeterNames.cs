using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>The words that map documents and messages use for quantities, types and word orders. The device cannot print the names of an enum.</summary>
    public static class MeterNames
    {
        private static readonly string[] Quantities =
        {
            "voltage", "current", "activePower", "reactivePower", "frequency", "importEnergy", "exportEnergy", "currentRatio", "voltageRatio",
        };

        private static readonly string[] Types = { "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64" };

        private static readonly string[] Orders = { "ABCD", "CDAB", "BADC", "DCBA" };

        /// <summary>The word for a quantity, for instance <c>activePower</c>.</summary>
        /// <param name="quantity">The quantity.</param>
        /// <returns>The word.</returns>
        public static string Of(MeterQuantity quantity)
        {
            return Quantities[(int)quantity];
        }

        /// <summary>The word for a type, for instance <c>float32</c>.</summary>
        /// <param name="type">The type.</param>
        /// <returns>The word.</returns>
        public static string Of(RegisterType type)
        {
            return Types[(int)type];
        }

        /// <summary>The word for a word order, for instance <c>ABCD</c>.</summary>
        /// <param name="order">The order.</param>
        /// <returns>The word.</returns>
        public static string Of(WordOrder order)
        {
            return Orders[(int)order];
        }

        /// <summary>All words for quantities, for a message.</summary>
        /// <returns>The words with commas.</returns>
        public static string AllQuantities()
        {
            return Joined(Quantities);
        }

        /// <summary>All words for types, for a message.</summary>
        /// <returns>The words with commas.</returns>
        public static string AllTypes()
        {
            return Joined(Types);
        }

        /// <summary>All words for word orders, for a message.</summary>
        /// <returns>The words with commas.</returns>
        public static string AllOrders()
        {
            return Joined(Orders);
        }

        /// <summary>Finds the quantity of a word.</summary>
        /// <param name="word">The word, which may be null.</param>
        /// <param name="quantity">The quantity; without meaning unless found.</param>
        /// <returns>Whether there is one.</returns>
        public static bool TryQuantity(string? word, out MeterQuantity quantity)
        {
            int index = IndexOf(Quantities, word);
            quantity = (MeterQuantity)index;
            return index >= 0;
        }

        /// <summary>Finds the type of a word.</summary>
        /// <param name="word">The word, which may be null.</param>
        /// <param name="type">The type; without meaning unless found.</param>
        /// <returns>Whether there is one.</returns>
        public static bool TryType(string? word, out RegisterType type)
        {
            int index = IndexOf(Types, word);
            type = (RegisterType)index;
            return index >= 0;
        }

        /// <summary>Finds the word order of a word.</summary>
        /// <param name="word">The word, which may be null.</param>
        /// <param name="order">The order; without meaning unless found.</param>
        /// <returns>Whether there is one.</returns>
        public static bool TryOrder(string? word, out WordOrder order)
        {
            int index = IndexOf(Orders, word);
            order = (WordOrder)index;
            return index >= 0;
        }

        private static int IndexOf(string[] words, string? word)
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }

        private static string Joined(string[] words)
        {
            string all = words[0];
            for (int i = 1; i < words.Length; i++)
            {
                all += ", " + words[i];
            }

            return all;
        }
    }
}
