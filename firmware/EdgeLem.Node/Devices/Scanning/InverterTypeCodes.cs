// Sources  Growatt VPP Communication Protocol of Inverter V2.01, table 3-1, by way of 0xAHA/Growatt_ModbusTCP; off-grid codes from its detection notes
//          Sungrow communication protocols for PV string and hybrid inverters, by way of bohdan-s/SunGather
namespace EdgeLem.Node.Devices
{
    /// <summary>What the device type codes of inverters mean.</summary>
    internal static class InverterTypeCodes
    {
        private const int LeastPower = 10;          // 0.1 kW
        private const int GreatestPower = 3500;     // 0.1 kW
        private const int GreatestOutputType = 2;   // 0 two lines, 1 three phases with neutral, 2 three phases

        /// <summary>The series of a Growatt type code; empty for an unknown one.</summary>
        /// <param name="code">Holding register 43.</param>
        public static string GrowattName(int code)
        {
            switch (code)
            {
                case 3501:
                case 3502: return "SPH TL BL";
                case 3601: return "SPH TL3 BH";
                case 3725: return "SPA TL3 BH";
                case 3735: return "SPA TL BL";
                case 5100: return "MIN TL-XH";
                case 5200: return "MIC/MIN TL-X";
                case 5201: return "MIN 7000-10000 TL-X";
                case 5400: return "MOD/MID TL3-XH";
                case 5601: return "WIT 100KTL3";
                case 5603: return "WIT 4-15KTL3";
                case 5800: return "WIS 215KTL3";
                default: return "";
            }
        }

        /// <summary>Whether a Growatt type code is an off-grid inverter's.</summary>
        /// <param name="code">Holding register 43.</param>
        public static bool IsGrowattOffGrid(int code)
        {
            return code >= 3400 && code <= 3403;
        }

        /// <summary>The family of a Sungrow type code; empty when the three registers cannot be a Sungrow's.</summary>
        /// <param name="code">Input register 4999.</param>
        /// <param name="power">Input register 5000, 0.1 kW.</param>
        /// <param name="outputType">Input register 5001.</param>
        public static string SungrowFamily(int code, int power, int outputType)
        {
            if (power < LeastPower || power > GreatestPower || outputType > GreatestOutputType)
            {
                return "";
            }

            if (code >= 3584 && code <= 3603)
            {
                return "SH-RT";
            }

            return code >= 3331 && code <= 3344 ? "SH" : StringFamily(code);
        }

        private static string StringFamily(int code)
        {
            if (code >= 9731 && code <= 9742)
            {
                return "SG-RS";
            }

            if (code >= 9264 && code <= 9278)
            {
                return "SG-RT";
            }

            bool isOld = (code >= 38 && code <= 47) || (code >= 112 && code <= 116) || (code >= 271 && code <= 332);
            bool isOther = code == 9219 || (code >= 11264 && code <= 11298);
            return isOld || isOther ? "SG" : "";
        }
    }
}
