namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>A package as deployed and as needed. Immutable.</summary>
    public sealed class PackageVersion
    {
        /// <summary>Creates it.</summary>
        /// <param name="name">See <see cref="Name"/>.</param>
        /// <param name="actual">See <see cref="Actual"/>.</param>
        /// <param name="required">See <see cref="Required"/>.</param>
        public PackageVersion(string name, string actual, string required)
        {
            Name = name;
            Actual = actual;
            Required = required;
        }

        /// <summary>Name of the assembly.</summary>
        public string Name { get; }

        /// <summary>Version of the assembly on the device.</summary>
        public string Actual { get; }

        /// <summary>The least version that is good enough; a change of its first number is not.</summary>
        public string Required { get; }
    }
}
