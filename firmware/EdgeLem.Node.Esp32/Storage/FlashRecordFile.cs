using System;
using System.IO;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Storage
{
    /// <summary>
    /// A file of energy records on littlefs: every call opens and closes it, because what was written since the last close can be gone after a power cut. It is shortened by
    /// writing the part that stays to a second file, deleting the first and renaming: after a power cut one of the two is whole.
    /// </summary>
    public sealed class FlashRecordFile : IRecordFile
    {
        private const string KeptEnd = ".kept";

        private readonly string _path;
        private int _length = -1;
        private bool _mayBeCut = true;

        /// <summary>Names the file; it need not exist.</summary>
        /// <param name="path">Its path.</param>
        public FlashRecordFile(string path)
        {
            _path = path;
        }

        /// <inheritdoc/>
        public int Length => TryMeasure() ? _length : 0;

        /// <inheritdoc/>
        public bool Append(byte[] bytes, int count)
        {
            // Without a length there is no telling where the end is: writing at the beginning would destroy records.
            if (!TryMeasure())
            {
                return false;
            }

            int before = _length;
            _length = -1;
            try
            {
                using (FileStream file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write))
                {
                    file.Seek(before, SeekOrigin.Begin);
                    file.Write(bytes, 0, count);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Read(int offset, byte[] bytes, int count)
        {
            if (offset < 0 || count < 0 || offset > Length - count)
            {
                return false;
            }

            try
            {
                using (FileStream file = new FileStream(_path, FileMode.Open, FileAccess.Read))
                {
                    file.Seek(offset, SeekOrigin.Begin);
                    return ReadFully(file, bytes, count);
                }
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Truncate(int length)
        {
            if (!TryMeasure())
            {
                return false;
            }

            if (length >= _length)
            {
                return true;
            }

            byte[] kept = new byte[length];
            if (length > 0 && !Read(0, kept, length))
            {
                return false;
            }

            _length = -1;
            _mayBeCut = true;
            try
            {
                if (length > 0)
                {
                    using (FileStream file = new FileStream(_path + KeptEnd, FileMode.Create, FileAccess.Write))
                    {
                        file.Write(kept, 0, length);
                    }
                }

                File.Delete(_path);
                if (length > 0)
                {
                    File.Move(_path + KeptEnd, _path);
                }

                _mayBeCut = false;
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>Reads until all is there: a stream may give less at a time.</summary>
        internal static bool ReadFully(FileStream file, byte[] bytes, int count)
        {
            int taken = 0;
            while (taken < count)
            {
                int more = file.Read(bytes, taken, count - taken);
                if (more <= 0)
                {
                    return false;
                }

                taken += more;
            }

            return true;
        }

        private bool TryMeasure()
        {
            if (_length >= 0)
            {
                return true;
            }

            try
            {
                Recover();
                _length = File.Exists(_path) ? LengthOf(_path) : 0;
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static int LengthOf(string path)
        {
            using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                return (int)file.Length;
            }
        }

        /// <summary>Power or storage failed while the file was shortened: without the first file the second one is whole; beside it the second one may be a part and is of no use.</summary>
        private void Recover()
        {
            if (!_mayBeCut)
            {
                return;
            }

            if (File.Exists(_path + KeptEnd))
            {
                if (File.Exists(_path))
                {
                    File.Delete(_path + KeptEnd);
                }
                else
                {
                    File.Move(_path + KeptEnd, _path);
                }
            }

            _mayBeCut = false;
        }
    }
}
