namespace System.Security.Cryptography.X509Certificates
{
    // nanoframework.md, Appendix B, System.Security.Cryptography.X509Certificates.X509Certificate
    public class X509Certificate
    {
        public X509Certificate(string certificate) => throw new NotSupportedException();
    }
}
