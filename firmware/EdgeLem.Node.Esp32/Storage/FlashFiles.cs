using System;
using System.IO;
using System.Text;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Storage
{
    /// <summary>
    /// The files in one folder of a small flash file system, which has no call that replaces a file at once. A text is replaced by way of a second file: the new text
    /// with a check sum behind it, the file itself, delete the second. Whatever a power cut leaves of that, the old or the new text is read, whole.
    /// </summary>
    /// <remarks>
    /// The second file counts while the file is missing or holds a beginning of the same text, which is what a cut leaves of writing it. Any other content is whole: it
    /// is the old text, or one that was deployed since, over which what an earlier cut left must not win. Reading ends what a cut left undone.
    /// </remarks>
    public sealed class FlashFiles : IFileStore
    {
        private const string NewEnd = ".new";
        private const int LongestBytes = 8192;
        private const int LongestWrittenBytes = 4096;
        private const int CheckBytes = 8;

        private readonly string _root;

        /// <summary>Names the folder.</summary>
        /// <param name="root">Path up to and with the last separator: <c>I:\</c> on an ESP32.</param>
        public FlashFiles(string root)
        {
            _root = root;
        }

        /// <inheritdoc/>
        public IRecordFile OpenRecords(string name)
        {
            return new FlashRecordFile(_root + name);
        }

        /// <inheritdoc/>
        public bool TryRead(string name, out string text)
        {
            byte[]? bytes = ReadAll(_root + name);
            byte[]? guarded = ReadAll(_root + name + NewEnd);
            if (guarded != null)
            {
                bytes = Settle(name, bytes, guarded);
            }

            return TryDecode(bytes, out text);
        }

        /// <inheritdoc/>
        public bool TryWrite(string name, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            if (bytes.Length > LongestWrittenBytes)
            {
                return false;
            }

            byte[] guarded = new byte[bytes.Length + CheckBytes];
            Array.Copy(bytes, 0, guarded, 0, bytes.Length);
            PutCheck(guarded);
            return WriteAll(_root + name + NewEnd, guarded) && WriteAll(_root + name, bytes) && Remove(_root + name + NewEnd);
        }

        /// <inheritdoc/>
        public bool TryDelete(string name)
        {
            return Remove(_root + name + NewEnd) && Remove(_root + name);
        }

        private static bool Remove(string path)
        {
            try
            {
                if (File.Exists(path))
                {
                    File.Delete(path);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static bool TryDecode(byte[]? bytes, out string text)
        {
            text = "";
            try
            {
                if (bytes != null)
                {
                    text = Encoding.UTF8.GetString(bytes, 0, bytes.Length);
                }

                return bytes != null;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static bool Begins(byte[] bytes, byte[] guarded)
        {
            bool begins = bytes.Length <= guarded.Length - CheckBytes;
            for (int i = 0; begins && i < bytes.Length; i++)
            {
                begins = bytes[i] == guarded[i];
            }

            return begins;
        }

        private static byte[]? ReadAll(string path)
        {
            try
            {
                if (!File.Exists(path))
                {
                    return null;
                }

                using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    int length = file.Length > LongestBytes ? LongestBytes : (int)file.Length;
                    byte[] bytes = new byte[length];
                    return FlashRecordFile.ReadFully(file, bytes, length) ? bytes : null;
                }
            }
            catch (Exception)
            {
                return null;
            }
        }

        /// <summary>Decides between a file and the second file beside it, and ends what was begun as far as that goes.</summary>
        private byte[]? Settle(string name, byte[]? bytes, byte[] guarded)
        {
            byte[]? settled = bytes;
            bool isEnded = true;
            if (IsWhole(guarded) && (bytes == null || Begins(bytes, guarded)))
            {
                settled = new byte[guarded.Length - CheckBytes];
                Array.Copy(guarded, 0, settled, 0, settled.Length);
                isEnded = (bytes != null && bytes.Length == settled.Length) || WriteAll(_root + name, settled);
            }

            if (isEnded)
            {
                Remove(_root + name + NewEnd);
            }

            return settled;
        }

        private static bool WriteAll(string path, byte[] bytes)
        {
            try
            {
                using (FileStream file = new FileStream(path, FileMode.Create, FileAccess.Write))
                {
                    file.Write(bytes, 0, bytes.Length);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>The check sum covers the text; mark and length are not needed, as the file ends where it ends.</summary>
        private static bool IsWhole(byte[] bytes)
        {
            if (bytes.Length < CheckBytes)
            {
                return false;
            }

            byte[] copy = new byte[bytes.Length];
            Array.Copy(bytes, 0, copy, 0, bytes.Length - CheckBytes);
            PutCheck(copy);
            for (int i = bytes.Length - CheckBytes; i < bytes.Length; i++)
            {
                if (copy[i] != bytes[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static void PutCheck(byte[] bytes)
        {
            int end = bytes.Length - CheckBytes;
            uint check = Crc32.Of(bytes, end);
            for (int i = 0; i < 4; i++)
            {
                bytes[end + i] = (byte)(check >> (8 * i));
                bytes[end + 4 + i] = (byte)((uint)end >> (8 * i));
            }
        }
    }
}
