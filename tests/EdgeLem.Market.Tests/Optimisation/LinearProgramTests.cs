using EdgeLem.Market.Optimisation;
using Google.OrTools.LinearSolver;

namespace EdgeLem.Market.Tests.Optimisation;

/// <summary>The solver against GLOP (an independent implementation), against every corner of tiny programs, and against the optimality conditions.</summary>
public sealed class LinearProgramTests
{
    [Fact]
    public void Thousands_of_random_programs_cost_what_GLOP_says()
    {
        var random = new Random(20_261);
        int infeasible = 0;
        for (int i = 0; i < 4_000; i++)
        {
            TestProgram program = RandomPrograms.Next(random, mostVariables: 12, mostRows: 8);
            LinearSolution ours = Solve(program);
            double? theirs = Glop(program);
            infeasible += theirs is null ? 1 : 0;

            Assert.True(theirs is null == (ours.Status == LinearStatus.Infeasible), $"seed 20261, program {i}: GLOP {theirs}, ours {ours.Status} {ours.Objective}");
            if (theirs is { } objective)
            {
                Assert.True(Math.Abs(objective - ours.Objective) <= 1e-6 * (1 + Math.Abs(objective)), $"seed 20261, program {i}: GLOP {objective}, ours {ours.Objective}");
                AssertOptimal(program, ours);
            }
        }

        Assert.InRange(infeasible, 100, 3_900);
    }

    [Fact]
    public void Markets_under_limits_cost_what_GLOP_says()
    {
        var random = new Random(7);
        for (int i = 0; i < 60; i++)
        {
            TestProgram program = RandomPrograms.Market(random, orders: random.Next(2, 400), limits: random.Next(0, 12));
            LinearSolution ours = Solve(program);
            double objective = Glop(program)!.Value;

            Assert.Equal(LinearStatus.Optimal, ours.Status);
            Assert.True(Math.Abs(objective - ours.Objective) <= 1e-6 * (1 + Math.Abs(objective)), $"seed 7, market {i}: GLOP {objective}, ours {ours.Objective}");
            AssertOptimal(program, ours);
        }
    }

    [Fact]
    public void Rows_added_one_by_one_lead_to_the_same_cost()
    {
        var random = new Random(11);
        for (int i = 0; i < 500; i++)
        {
            TestProgram program = RandomPrograms.Next(random, mostVariables: 8, mostRows: 6);
            LinearSolution atOnce = Solve(program);
            var lazy = new LinearProgram(program.Cost, program.Lower, program.Upper);
            LinearSolution last = lazy.Solve();
            foreach ((double[] coefficients, double lower, double upper) in program.Rows)
            {
                lazy.AddRow(coefficients, lower, upper);
                last = lazy.Solve();
            }

            Assert.Equal(atOnce.Status, last.Status);
            Assert.True(atOnce.Status != LinearStatus.Optimal || Math.Abs(atOnce.Objective - last.Objective) <= 1e-7 * (1 + Math.Abs(last.Objective)), $"seed 11, program {i}");
        }
    }

    [Fact]
    public void Any_basis_to_start_from_leads_to_the_same_cost()
    {
        var random = new Random(17);
        for (int i = 0; i < 1_000; i++)
        {
            TestProgram program = RandomPrograms.Next(random, mostVariables: 12, mostRows: 8);
            LinearSolution cold = Solve(program);
            int[] variables = [.. Enumerable.Range(0, program.Cost.Length).Where(_ => random.Next(2) == 0)];
            int[] rows = [.. Enumerable.Range(0, program.Rows.Count).Where(_ => random.Next(2) == 0)];
            LinearSolution warm = Solve(program, new LinearBasis(variables, rows));

            Assert.Equal(cold.Status, warm.Status);
            if (cold.Status == LinearStatus.Optimal)
            {
                Assert.True(Math.Abs(cold.Objective - warm.Objective) <= 1e-6 * (1 + Math.Abs(cold.Objective)), $"seed 17, program {i}: cold {cold.Objective}, warm {warm.Objective}");
                AssertOptimal(program, warm);
            }
        }
    }

    [Fact]
    public void From_the_basis_of_its_solution_a_market_needs_hardly_a_step_and_a_changed_one_few()
    {
        var random = new Random(19);
        (int cold, int same, int warm) = (0, 0, 0);
        for (int i = 0; i < 60; i++)
        {
            TestProgram program = RandomPrograms.Market(random, orders: random.Next(2, 400), limits: random.Next(0, 12));
            LinearSolution first = Solve(program);
            LinearSolution second = Solve(program, first.Basis);
            Assert.True(Math.Abs(first.Objective - second.Objective) <= 1e-9 * (1 + Math.Abs(first.Objective)), $"seed 19, market {i}: first {first.Objective}, second {second.Objective}");

            TestProgram changed = program with { Rows = [.. program.Rows.Select(row => (row.Coefficients.Select(c => c * (1 + 0.01 * random.NextDouble())).ToArray(), row.Lower, row.Upper))] };
            LinearSolution again = Solve(changed, first.Basis);
            double objective = Glop(changed)!.Value;
            Assert.True(Math.Abs(objective - again.Objective) <= 1e-6 * (1 + Math.Abs(objective)), $"seed 19, market {i}: GLOP {objective}, ours {again.Objective}");
            AssertOptimal(changed, again);
            (cold, same, warm) = (cold + Solve(changed).Iterations, same + second.Iterations, warm + again.Iterations);
        }

        // Not none: a variable without a reduced cost may have stood at either bound, which a basis does not tell.
        Assert.InRange(same, 0, cold / 20);
        Assert.InRange(warm, 1, cold / 2);
    }

    [Fact]
    public void A_basis_of_other_variables_or_rows_is_refused()
    {
        var program = new LinearProgram([1, 1], [0, 0], [1, 1]);
        program.AddRow([1, 1], 1, 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => program.StartFrom(new LinearBasis([2], [0])));
        Assert.Throws<ArgumentOutOfRangeException>(() => program.StartFrom(new LinearBasis([0], [1])));
    }

    [Fact]
    public void Tiny_programs_have_no_better_corner()
    {
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            TestProgram program = RandomPrograms.Next(random, mostVariables: 3, mostRows: 3);
            LinearSolution ours = Solve(program);
            double best = Corners.Best(program);

            Assert.Equal(double.IsPositiveInfinity(best), ours.Status == LinearStatus.Infeasible);
            Assert.True(double.IsPositiveInfinity(best) || Math.Abs(best - ours.Objective) < 1e-7, $"seed 3, program {i}: best corner {best}, ours {ours.Objective}");
        }
    }

    [Fact]
    public void An_objective_without_end_is_told()
    {
        var program = new LinearProgram([-1, 1], [0, 0], [double.PositiveInfinity, 1]);
        program.AddRow([1, -1], double.NegativeInfinity, double.PositiveInfinity);

        Assert.Equal(LinearStatus.Unbounded, program.Solve().Status);
    }

    [Fact]
    public void A_variable_without_upper_bound_stops_at_a_row()
    {
        var program = new LinearProgram([-2, 1], [0, 0], [double.PositiveInfinity, 5]);
        int row = program.AddRow([1, -1], double.NegativeInfinity, 3);

        LinearSolution solution = program.Solve();

        Assert.Equal([8, 5], solution.Values);
        Assert.Equal(-2, solution.RowDuals[row], 1e-12);
    }

    [Fact]
    public void Row_duals_are_what_a_wider_bound_is_worth()
    {
        TestProgram program = RandomPrograms.Market(new Random(5), orders: 60, limits: 3);
        LinearSolution solution = Solve(program);
        for (int row = 0; row < program.Rows.Count; row++)
        {
            double step = 1e-5 * (1 + Math.Abs(program.Rows[row].Upper));
            double higher = Solve(Moved(program, row, step)).Objective;
            double lower = Solve(Moved(program, row, -step)).Objective;
            Assert.InRange(solution.RowDuals[row], (higher - solution.Objective) / step - 1, (higher - solution.Objective) / step + 1);
            Assert.InRange(solution.RowDuals[row], (solution.Objective - lower) / step - 1, (solution.Objective - lower) / step + 1);
        }
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(double.NaN, 1.0)]
    public void Bounds_that_cross_are_refused(double lower, double upper) =>
        Assert.Throws<ArgumentException>(() => new LinearProgram([1], [lower], [upper]));

    private static TestProgram Moved(TestProgram program, int row, double by)
    {
        List<(double[] Coefficients, double Lower, double Upper)> rows = [.. program.Rows];
        rows[row] = (rows[row].Coefficients, rows[row].Lower + by, rows[row].Upper + by);
        return program with { Rows = rows };
    }

    private static LinearSolution Solve(TestProgram program, LinearBasis? start = null)
    {
        var solver = new LinearProgram(program.Cost, program.Lower, program.Upper);
        foreach ((double[] coefficients, double lower, double upper) in program.Rows)
        {
            solver.AddRow(coefficients, lower, upper);
        }

        if (start is not null)
        {
            solver.StartFrom(start);
        }

        return solver.Solve();
    }

    private static double? Glop(TestProgram program)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Variable[] variables = [.. program.Cost.Select((_, index) => solver.MakeNumVar(program.Lower[index], program.Upper[index], $"x{index}"))];
        foreach ((double[] coefficients, double lower, double upper) in program.Rows)
        {
            Constraint constraint = solver.MakeConstraint(lower, upper);
            for (int variable = 0; variable < variables.Length; variable++)
            {
                constraint.SetCoefficient(variables[variable], coefficients[variable]);
            }
        }

        Objective objective = solver.Objective();
        for (int variable = 0; variable < variables.Length; variable++)
        {
            objective.SetCoefficient(variables[variable], program.Cost[variable]);
        }

        objective.SetMinimization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL ? objective.Value() : null;
    }

    /// <summary>Primal and dual feasibility and complementary slackness: together they prove the optimum.</summary>
    private static void AssertOptimal(TestProgram program, LinearSolution solution)
    {
        for (int variable = 0; variable < program.Cost.Length; variable++)
        {
            double reduced = program.Cost[variable];
            for (int row = 0; row < program.Rows.Count; row++)
            {
                reduced -= solution.RowDuals[row] * program.Rows[row].Coefficients[variable];
            }

            double scale = program.Cost.Max(Math.Abs) + 1;
            Assert.Equal(reduced, solution.ReducedCosts[variable], 1e-7 * scale);
            AssertComplementary((solution.Values[variable], program.Lower[variable], program.Upper[variable]), reduced / scale);
        }

        for (int row = 0; row < program.Rows.Count; row++)
        {
            (double[] coefficients, double lower, double upper) = program.Rows[row];
            double size = coefficients.Max(Math.Abs) is var largest && largest > 0 ? largest : 1;
            double activity = coefficients.Zip(solution.Values, (a, x) => a * x).Sum();
            AssertComplementary((activity / size, lower / size, upper / size), solution.RowDuals[row] * size / (program.Cost.Max(Math.Abs) + 1));
        }
    }

    private static void AssertComplementary((double Value, double Lower, double Upper) what, double dual)
    {
        double tolerance = 1e-5;
        Assert.InRange(what.Value, what.Lower - tolerance, what.Upper + tolerance);
        Assert.True(dual <= 1e-7 || what.Value <= what.Lower + tolerance, $"{what}, dual {dual}");
        Assert.True(dual >= -1e-7 || what.Value >= what.Upper - tolerance, $"{what}, dual {dual}");
    }
}
