namespace EdgeLem.Grid;

/// <summary>
/// Reads the part of OpenDSS's script language that distribution feeders are published in, with lines of one to four wires: sources, transformers of two windings and any
/// vector group with tap controls, lines by sequence values, matrices or conductor geometry, switches, loads of all models, generators, solar inverters with volt-var and
/// volt-watt control, capacitors, reactors, profiles, bus coordinates.
/// </summary>
/// <remarks>
/// <para>Commands: clear, set, new, edit, more and ~, class.name.property=value, like=, batchedit, enable, disable, open, close (whole lines), redirect, compile, cd,
/// buscoords; block comments, arrays in any brackets, arithmetic in reverse Polish notation. Commands that only solve, show or meter become notes, and so do elements that
/// only measure or protect, properties without influence on a steady-state flow, and nodes beyond an element's conductors. Whatever else the script says is a defect with
/// file and line: nothing that would change a result is passed over in silence. Among it: transformers of three windings, storage, faults, capacitor controls, controls of
/// a remote bus, nodes above 4.</para>
/// <para>Names, order and defaults of properties, abbreviations, units, voltage bases and the rules of what overrides what follow OpenDSS. The circuit's state is that
/// at the end of the script: regulators have the taps that the script sets, not those that a solve command would have found. Differences: the anti-float admittance stands
/// half at each end of a unit, as OpenDSS has it; a current rating is only taken where the script states one (OpenDSS assumes 400 A); a load of model 6 or 7
/// below vlowpu stays the impedance it is above; controlled inverters have no range of voltages.</para>
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
