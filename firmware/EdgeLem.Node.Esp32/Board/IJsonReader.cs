using System;
using System.Collections;

namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>Reads JSON in the way of nanoFramework.Json: a member that is missing keeps the value of a new object, an unknown one is passed over.</summary>
    public interface IJsonReader
    {
        /// <summary>Reads an object into a class; member names match without regard to case.</summary>
        /// <param name="text">The JSON.</param>
        /// <param name="type">The class, with public properties.</param>
        /// <returns>The object; null when the text is not such an object.</returns>
        public object? Read(string text, Type type);

        /// <summary>Reads an object without a class: nested <see cref="Hashtable"/> and <see cref="ArrayList"/>, strings, numbers and booleans.</summary>
        /// <param name="text">The JSON.</param>
        /// <returns>The object; null when the text is not an object.</returns>
        public Hashtable? ReadTable(string text);
    }
}
