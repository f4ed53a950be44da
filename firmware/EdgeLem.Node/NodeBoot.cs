using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node
{
    /// <summary>One start of one version of the node's software. Immutable.</summary>
    public sealed class NodeBoot
    {
        /// <summary>Creates it.</summary>
        /// <param name="id">See <see cref="Id"/>.</param>
        /// <param name="firmware">See <see cref="Firmware"/>.</param>
        /// <exception cref="ArgumentException">The id is empty or longer than <see cref="MessageLimits.LongestBootId"/> characters.</exception>
        public NodeBoot(string id, string firmware)
        {
            if (string.IsNullOrEmpty(id) || id.Length > MessageLimits.LongestBootId)
            {
                throw new ArgumentException("A boot id has 1 to 16 characters; draw a new one at every start.", nameof(id));
            }

            Id = id;
            Firmware = firmware ?? "";
        }

        /// <summary>Boot id, another one at every start; 1 to 16 characters. It tells the gateway that sequence numbers began anew.</summary>
        public string Id { get; }

        /// <summary>Version of the software.</summary>
        public string Firmware { get; }
    }
}
