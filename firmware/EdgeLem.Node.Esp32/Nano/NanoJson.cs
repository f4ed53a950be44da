using System;
using System.Collections;
using EdgeLem.Node.Esp32.Board;
using nanoFramework.Json;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>nanoFramework.Json. It has had a fault with several threads, so one at a time reads.</summary>
    public sealed class NanoJson : IJsonReader
    {
        private readonly JsonSerializerOptions _options = new JsonSerializerOptions();
        private readonly object _gate = new object();

        /// <summary>Creates the reader.</summary>
        public NanoJson()
        {
            _options.PropertyNameCaseInsensitive = true;
        }

        /// <inheritdoc/>
        public object? Read(string text, Type type)
        {
            lock (_gate)
            {
                try
                {
                    return JsonConvert.DeserializeObject(text, type, _options);
                }
                catch (Exception)
                {
                    return null;
                }
            }
        }

        /// <inheritdoc/>
        public Hashtable? ReadTable(string text)
        {
            return Read(text, typeof(Hashtable)) as Hashtable;
        }
    }
}
