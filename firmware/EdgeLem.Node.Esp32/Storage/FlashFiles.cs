using System;
using System.IO;
using System.Text;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Storage
{
    /// <summary>
    /// The files in one folder of a small flash file system. A text is replaced by way of a second file: new text, close, delete the old one, rename; there is no
    /// call that replaces a file at once. Whatever a power cut leaves of that, the old or the new text is read at the next boot: a whole new text ends with a check sum.
    /// </summary>
    public sealed class FlashFiles : IFileStore
    {
        private const string NewEnd = ".new";
        private const int LongestBytes = 8192;
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
            text = "";
            byte[]? bytes = ReadAll(_root + name + NewEnd);
            if (bytes != null && IsWhole(bytes))
            {
                text = Encoding.UTF8.GetString(bytes, 0, bytes.Length - CheckBytes);
                return true;
            }

            bytes = ReadAll(_root + name);
            if (bytes == null)
            {
                return false;
            }

            text = Encoding.UTF8.GetString(bytes, 0, bytes.Length);
            return true;
        }

        /// <inheritdoc/>
        public bool TryWrite(string name, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            byte[] guarded = new byte[bytes.Length + CheckBytes];
            Array.Copy(bytes, 0, guarded, 0, bytes.Length);
            PutCheck(guarded);
            return WriteAll(_root + name + NewEnd, guarded) && WriteAll(_root + name, bytes) && TryDelete(name + NewEnd);
        }

        /// <inheritdoc/>
        public bool TryDelete(string name)
        {
            try
            {
                if (File.Exists(_root + name))
                {
                    File.Delete(_root + name);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
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
                    int taken = 0;
                    while (taken < length)
                    {
                        int count = file.Read(bytes, taken, length - taken);
                        if (count <= 0)
                        {
                            return null;
                        }

                        taken += count;
                    }

                    return bytes;
                }
            }
            catch (Exception)
            {
                return null;
            }
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
