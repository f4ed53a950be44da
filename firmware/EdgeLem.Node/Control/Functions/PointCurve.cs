using System;

namespace EdgeLem.Node.Control
{
    /// <summary>A curve through points, straight between them and held outside. Immutable.</summary>
    public sealed class PointCurve
    {
        private const double Narrowest = 1e-9;

        private readonly double[] _x;
        private readonly double[] _y;

        /// <summary>Creates a curve.</summary>
        /// <param name="x">Abscissas, never falling; shape [n], n of 1 or more.</param>
        /// <param name="y">Ordinates; shape [n].</param>
        /// <exception cref="ArgumentException">There are no points, as many of one as of the other, an abscissa falls, or a value is not a number.</exception>
        public PointCurve(double[] x, double[] y)
        {
            if (!IsValid(x, y))
            {
                throw new ArgumentException("A curve has one abscissa for each ordinate, at least one, never falling.");
            }

            _x = new double[x.Length];
            _y = new double[y.Length];
            Array.Copy(x, _x, x.Length);
            Array.Copy(y, _y, y.Length);
        }

        /// <summary>The ordinate at a place.</summary>
        /// <param name="x">The abscissa; not NaN.</param>
        /// <returns>The ordinate. At a step, two points with one abscissa, that of the first.</returns>
        public double At(double x)
        {
            if (x <= _x[0])
            {
                return _y[0];
            }

            for (int i = 1; i < _x.Length; i++)
            {
                if (x <= _x[i])
                {
                    double width = _x[i] - _x[i - 1];
                    return width > Narrowest ? _y[i - 1] + ((_y[i] - _y[i - 1]) * (x - _x[i - 1]) / width) : _y[i];
                }
            }

            return _y[_y.Length - 1];
        }

        private static bool IsValid(double[]? x, double[]? y)
        {
            bool isSound = x != null && y != null && x.Length > 0 && x.Length == y.Length;
            for (int i = 0; isSound && i < x!.Length; i++)
            {
                isSound = !double.IsNaN(x[i]) && !double.IsNaN(y![i]) && (i == 0 || x[i] >= x[i - 1]);
            }

            return isSound;
        }
    }
}
