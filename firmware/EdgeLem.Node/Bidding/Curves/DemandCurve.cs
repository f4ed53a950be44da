// Method   the net power that a household wants at each price: an inelastic part, and steps that are wanted only up to their price. Steps are kept by
//          falling price, so the curve falls with price, as a demand curve must.
// Symbols  b inelastic net power, W;  q_i, p_i quantity in W and price of step i.
//            demand(p) = b + sum of q_i with p_i >= p
// Sign     load reference: import positive. A battery that can discharge D W lowers b by D and adds a step of D W at the price of its energy.
namespace EdgeLem.Node.Bidding
{
    /// <summary>Net power over price. One object, refilled; allocates nothing after construction.</summary>
    public sealed class DemandCurve
    {
        /// <summary>Most steps; further ones are refused.</summary>
        public const int MostSteps = 12;

        private readonly double[] _quantityW = new double[MostSteps];
        private readonly long[] _price = new long[MostSteps];

        /// <summary>Net power that is wanted at any price in W, import positive.</summary>
        public double InelasticW { get; private set; }

        /// <summary>Net power at the lowest price in W: the inelastic part and all steps.</summary>
        public double MostW { get; private set; }

        /// <summary>How many steps there are.</summary>
        public int Count { get; private set; }

        /// <summary>Starts a curve without steps.</summary>
        /// <param name="inelasticW">Net power that is wanted at any price in W.</param>
        public void Begin(double inelasticW)
        {
            InelasticW = inelasticW;
            MostW = inelasticW;
            Count = 0;
        }

        /// <summary>Moves the inelastic part.</summary>
        /// <param name="powerW">What is added in W; negative for what a battery can give.</param>
        public void Shift(double powerW)
        {
            InelasticW += powerW;
            MostW += powerW;
        }

        /// <summary>Adds a step.</summary>
        /// <param name="quantityW">W, above 0.</param>
        /// <param name="priceMicroEurPerKwh">Highest price at which it is wanted.</param>
        /// <returns>False when it is nothing or the curve is full.</returns>
        public bool TryAdd(double quantityW, long priceMicroEurPerKwh)
        {
            if (double.IsNaN(quantityW) || quantityW <= 0 || Count == MostSteps)
            {
                return false;
            }

            int place = Count;
            while (place > 0 && _price[place - 1] < priceMicroEurPerKwh)
            {
                _price[place] = _price[place - 1];
                _quantityW[place] = _quantityW[place - 1];
                place--;
            }

            _price[place] = priceMicroEurPerKwh;
            _quantityW[place] = quantityW;
            MostW += quantityW;
            Count++;
            return true;
        }

        /// <summary>Quantity of a step in W.</summary>
        /// <param name="step">0 to <see cref="Count"/> - 1, by falling price.</param>
        /// <returns>W, above 0.</returns>
        public double QuantityW(int step)
        {
            return _quantityW[step];
        }

        /// <summary>Price of a step.</summary>
        /// <param name="step">0 to <see cref="Count"/> - 1, by falling price.</param>
        /// <returns>Micro-euro per kWh.</returns>
        public long Price(int step)
        {
            return _price[step];
        }

        /// <summary>Net power that is wanted at a price.</summary>
        /// <param name="priceMicroEurPerKwh">Micro-euro per kWh.</param>
        /// <returns>W, import positive.</returns>
        public double DemandW(long priceMicroEurPerKwh)
        {
            double demandW = InelasticW;
            for (int step = 0; step < Count && _price[step] >= priceMicroEurPerKwh; step++)
            {
                demandW += _quantityW[step];
            }

            return demandW;
        }
    }
}
