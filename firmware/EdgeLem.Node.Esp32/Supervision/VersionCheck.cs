using System.Collections;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>
    /// Whether the firmware image and the packages are those that the program was made for: an image that does not fit its packages fails at any later call, or not at
    /// all, and the faults that newer ones repaired are known (docs/firmware.md).
    /// </summary>
    public static class VersionCheck
    {
        /// <summary>The least firmware image: the first with the repaired serial port of March 2026.</summary>
        public const string LeastFirmware = "1.17.0.0";

        /// <summary>Checks everything.</summary>
        /// <param name="runtime">What is on the device.</param>
        /// <returns>What does not fit, one line each; empty when all is well.</returns>
        public static string[] Problems(IBoardRuntime runtime)
        {
            var problems = new ArrayList();
            Add(problems, new PackageVersion("firmware image", runtime.FirmwareVersion, LeastFirmware));
            PackageVersion[] packages = runtime.Packages;
            for (int i = 0; i < packages.Length; i++)
            {
                Add(problems, packages[i]);
            }

            string[] lines = new string[problems.Count];
            for (int i = 0; i < lines.Length; i++)
            {
                lines[i] = (string)problems[i]!;
            }

            return lines;
        }

        /// <summary>Whether a version serves in the place of another: the same first number, and not older.</summary>
        /// <param name="actual">Numbers with dots between them.</param>
        /// <param name="required">Numbers with dots between them.</param>
        /// <returns>Whether it does; false when the text is no version.</returns>
        public static bool Serves(string actual, string required)
        {
            string[] have = actual.Split('.');
            string[] need = required.Split('.');
            for (int i = 0; i < need.Length; i++)
            {
                int a = NumberAt(have, i);
                int r = NumberAt(need, i);
                if (a < 0 || a < r || (i == 0 && a != r))
                {
                    return false;
                }

                if (a > r && i > 0)
                {
                    return true;
                }
            }

            return true;
        }

        private static void Add(ArrayList problems, PackageVersion package)
        {
            if (!Serves(package.Actual, package.Required))
            {
                problems.Add(package.Name + " is " + package.Actual + ", the program needs " + package.Required + " or later of the same first number: flash image and program of one release.");
            }
        }

        private static int NumberAt(string[] parts, int index)
        {
            if (index >= parts.Length)
            {
                return 0;
            }

            return int.TryParse(parts[index], out int number) ? number : -1;
        }
    }
}
