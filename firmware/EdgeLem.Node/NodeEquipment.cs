using System;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node
{
    /// <summary>What a node has beside its meter and its inverter. Immutable.</summary>
    public sealed class NodeEquipment
    {
        /// <summary>Creates the equipment of a node that keeps its counters in memory, over a lost connection but not over a power cut, and has no flexible devices.</summary>
        public NodeEquipment()
            : this(EnergyStore.InMemory(), null)
        {
        }

        /// <summary>Creates it.</summary>
        /// <param name="store">See <see cref="Store"/>.</param>
        /// <param name="flexibility">See <see cref="Flexibility"/>.</param>
        /// <exception cref="ArgumentNullException">There is no store.</exception>
        public NodeEquipment(EnergyStore store, HouseFlexibility? flexibility)
        {
            Store = store ?? throw new ArgumentNullException(nameof(store));
            Flexibility = flexibility;
        }

        /// <summary>Where counters wait for the gateway's answer, with what an earlier boot left in it.</summary>
        public EnergyStore Store { get; }

        /// <summary>Storage, wallbox and heat pump, whose bus devices are on the node's bus; null without any.</summary>
        public HouseFlexibility? Flexibility { get; }
    }
}
