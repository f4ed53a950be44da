namespace System.Security.Cryptography.X509Certificates
{
    // nanoframework.md, Appendix B, System.Security.Cryptography.X509Certificates.X509Certificate2
    public class X509Certificate2 : X509Certificate
    {
        public X509Certificate2() => throw new NotSupportedException();
        public X509Certificate2(byte[] rawData) => throw new NotSupportedException();
        public X509Certificate2(string certificate) => throw new NotSupportedException();
        public X509Certificate2(string rawData, string key, string password) => throw new NotSupportedException();
        public X509Certificate2(byte[] rawData, string key, string password) => throw new NotSupportedException();
        public X509Certificate2(byte[] rawData, byte[] key, string password) => throw new NotSupportedException();
    }
}
