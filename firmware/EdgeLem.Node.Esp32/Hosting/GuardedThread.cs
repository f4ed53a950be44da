using System;
using System.Threading;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>
    /// Runs a worker for ever on a thread of its own. On nanoFramework an exception that nobody catches ends its thread without a word, so each step is
    /// caught, told and counted, and the next one follows after a pause.
    /// </summary>
    public sealed class GuardedThread
    {
        private const int PauseMs = 1000;

        private readonly IWorker _worker;
        private readonly IBoard _board;
        private readonly AutoResetEvent _wake;
        private readonly Thread _thread;
        private bool _mustStop;

        /// <summary>Prepares the thread.</summary>
        /// <param name="worker">What it does.</param>
        /// <param name="board">Where its faults are told.</param>
        /// <param name="wake">Ends a rest.</param>
        public GuardedThread(IWorker worker, IBoard board, AutoResetEvent wake)
        {
            _worker = worker;
            _board = board;
            _wake = wake;
            _thread = new Thread(Run);
        }

        /// <summary>Steps that ended with an exception.</summary>
        public int Faults { get; private set; }

        /// <summary>Starts it.</summary>
        public void Start()
        {
            _thread.Start();
        }

        /// <summary>Waits until it ends, which on a board it never does.</summary>
        public void Await()
        {
            _thread.Join();
        }

        /// <summary>Lets it end after the present step, and waits for that.</summary>
        /// <param name="timeoutMs">Longest time to wait, ms.</param>
        /// <returns>Whether it has ended.</returns>
        public bool Stop(int timeoutMs)
        {
            _mustStop = true;
            _wake.Set();
            return _thread.Join(timeoutMs);
        }

        private void Run()
        {
            while (!_mustStop)
            {
                int restMs = StepGuarded();
                if (restMs > 0)
                {
                    _wake.WaitOne(restMs, false);
                }
            }
        }

        private int StepGuarded()
        {
            try
            {
                return _worker.Work();
            }
            catch (Exception fault)
            {
                // The runtime throws plain exceptions for arithmetic; whatever it was, the thread has to go on.
                Faults++;
                _board.Log("thread " + _worker.Name + ": " + fault.GetType().FullName + " " + fault.Message);
                return PauseMs;
            }
        }
    }
}
