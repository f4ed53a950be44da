namespace EdgeLem.Contracts
{
    /// <summary>Whose rules say how far the values of a profile may be changed.</summary>
    public enum ProfileRange
    {
        /// <summary>No published range: the profile is taken as it stands.</summary>
        Fixed = 0,

        /// <summary>IEEE 1547-2018 Tables 8 to 10, Category A.</summary>
        Ieee1547A = 1,

        /// <summary>IEEE 1547-2018 Tables 8 to 10, Category B.</summary>
        Ieee1547B = 2,

        /// <summary>EN 50549-1:2019: curves as the network operator says, time constant 3 to 60 s.</summary>
        En50549 = 3,

        /// <summary>VDE-AR-N 4105:2018-11: curves as the network operator says, three time constants 6 to 60 s.</summary>
        Vde4105 = 4,

        /// <summary>The droop of the config message around the control settings: only its form is checked.</summary>
        Free = 5,
    }
}
