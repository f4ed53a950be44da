namespace EdgeLem.Grid;

/// <summary>OpenDSS's commands and options in its order, which decides what an abbreviation stands for.</summary>
internal static class DssNames
{
    private static readonly string[] Commands =
    [
        "new", "edit", "more", "m", "~", "select", "save", "show", "solve", "enable", "disable", "plot", "reset", "compile", "set", "dump", "open", "close", "//", "redirect",
        "help", "quit", "?", "next", "panel", "sample", "clear", "about", "calcvoltagebases", "setkvbase", "buildy", "get", "init", "export", "fileedit", "voltages",
        "currents", "powers", "seqvoltages", "seqcurrents", "seqpowers", "losses", "phaselosses", "cktlosses", "allocateloads", "formedit", "totals", "capacity", "classes",
        "userclasses", "zsc", "zsc10", "zscrefresh", "ysc", "puvoltages", "varvalues", "varnames", "buscoords", "makebuslist", "makeposseq", "reduce", "interpolate",
        "alignfile", "top", "rotate", "vdiff", "summary", "distribute", "di_plot", "comparecases", "yearlycurves", "cd", "visualize", "closedi", "doscmd", "estimate",
        "reconductor", "_initsnap", "_solvenocontrol", "_samplecontrols", "_docontrolactions", "_showcontrolqueue", "_solvedirect", "_solvepflow", "addbusmarker", "uuids",
        "setloadandgenkv", "cvrtloadshapes", "nodediff", "rephase", "setbusxy", "updatestorage", "obfuscate", "latlongcoords", "batchedit", "pstcalc", "variable",
        "reprocessbuses", "clearbusmarkers", "relcalc", "var", "cleanup", "finishtimestep", "nodelist", "connect", "disconnect", "remove", "calcincmatrix",
        "calcincmatrix_o", "refine_buslevels", "calclaplacian", "exportoverloads", "exportvviolations", "zsc012", "allpceatbus", "allpdeatbus", "totalpowers", "giscoords",
        "clearall", "comhelp", "newactor", "wait", "solveall", "guids",
    ];

    private static readonly string[] Options =
    [
        "type", "element", "hour", "sec", "year", "frequency", "stepsize", "mode", "random", "number", "time", "class", "object", "circuit", "editor", "tolerance",
        "maxiterations", "h", "loadmodel", "loadmult", "normvminpu", "normvmaxpu", "emergvminpu", "emergvmaxpu", "%mean", "%stddev", "ldcurve", "%growth", "genkw", "genpf",
        "capkvar", "addtype", "allowduplicates", "zonelock", "ueweight", "lossweight", "ueregs", "lossregs", "voltagebases", "algorithm", "trapezoidal", "autobuslist",
        "controlmode", "tracecontrol", "genmult", "defaultdaily", "defaultyearly", "allocationfactors", "cktmodel", "pricesignal", "pricecurve", "terminal",
        "basefrequency", "harmonics", "maxcontroliter", "bus", "datapath", "keeplist", "reduceoption", "demandinterval", "%normal", "diverbose", "casename", "markercode",
        "nodewidth", "log", "recorder", "overloadreport", "voltexceptionreport", "cfactors", "showexport", "numallociterations", "defaultbasefrequency", "markswitches",
        "switchmarkercode", "daisysize", "marktransformers", "transmarkercode", "transmarkersize", "loadshapeclass", "earthmodel", "querylog", "markcapacitors",
        "markregulators", "markpvsystems", "markstorage", "capmarkercode", "regmarkercode", "pvmarkercode", "storemarkercode", "capmarkersize", "regmarkersize",
        "pvmarkersize", "storemarkersize", "neglectloady", "markfuses", "fusemarkercode", "fusemarkersize", "markreclosers", "reclosermarkercode", "reclosermarkersize",
        "registryupdate", "markrelays", "relaymarkercode", "relaymarkersize", "processtime", "totaltime", "steptime", "sampleenergymeters", "miniterations",
        "dssvisualizationtool", "keepload", "zmag", "seasonrating", "seasonsignal", "linetypes", "eventlogdefault", "longlinecorrection", "showreports", "numcpus",
        "parallel", "concatenatereports", "basefreq",
    ];

    /// <summary>Commands that change the network or what follows in a way this importer does not follow.</summary>
    private static readonly string[] Unsupported =
    [
        "allocateloads", "makeposseq", "reduce", "rotate", "distribute", "doscmd", "estimate", "reconductor", "setloadandgenkv", "cvrtloadshapes", "rephase", "connect",
        "disconnect", "remove", "variable", "var", "select", "next", "newactor", "wait", "solveall",
    ];

    /// <summary>The command that a word stands for; null when it stands for none.</summary>
    public static string? Command(string word) => Find(Commands, word);

    /// <summary>The option that a word stands for; null when it stands for none.</summary>
    public static string? Option(string word) => Find(Options, word);

    /// <summary>Whether a command, written out, can be passed over.</summary>
    public static bool IsHarmless(string command) => !Unsupported.Contains(command);

    private static string? Find(string[] names, string word) =>
        word.Length == 0 ? null : names.FirstOrDefault(name => name == word) ?? names.FirstOrDefault(name => name.StartsWith(word, StringComparison.Ordinal));
}
