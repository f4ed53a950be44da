using EdgeLem.Grid;
using EdgeLem.Sim.Homes;

namespace EdgeLem.Sim.Scenarios;

/// <summary>What is simulated: a feeder and the homes on it.</summary>
/// <param name="Name">Name of the scenario; also the feeder id in topics and ledger.</param>
/// <param name="Feeder">The feeder.</param>
/// <param name="Homes">The homes, each on the connection of its id.</param>
/// <param name="Notes">What the user should know about how the input was read.</param>
internal sealed record Scenario(string Name, Feeder Feeder, IReadOnlyList<Home> Homes, IReadOnlyList<string> Notes);
