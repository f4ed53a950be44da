namespace EdgeLem.Grid;

/// <summary>
/// Reads the part of OpenDSS's script language that European low-voltage feeders are published in: one circuit with its Vsource, one delta-star
/// transformer, three-phase lines by sequence impedances (own or by linecode), loads between phase and neutral, load shapes, bus coordinates.
/// </summary>
/// <remarks>
/// Commands: clear, new, edit, more and ~, set, redirect and compile, batchedit, buscoords, class.name.property=value. Commands that only solve, show
/// or meter become notes. Whatever else the script says is a defect with file and line: nothing that would change a result is passed over in silence.
/// Defaults, order and names of properties, abbreviations and units follow OpenDSS. Not taken over, with a note: shunt capacitance of lines, the
/// transformer's anti-float shunt, load models other than constant power, and OpenDSS's constant-power band of 0.95 to 1.05 pu.
/// </remarks>
public static class OpenDssImporter
{
    /// <summary>Reads a script and the files it names.</summary>
    /// <param name="path">The master script; relative names in it start from its folder.</param>
    /// <returns>The feeder with loads and profiles, or all defects. Never throws for what is in the files.</returns>
    public static OpenDssImport Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var report = new DssReport();
        var circuit = new DssCircuit();
        new DssInterpreter(circuit, report).Run(path);
        return new DssAssembly(circuit, report).Assemble(path);
    }
}
