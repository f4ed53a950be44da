namespace System.Collections
{
    // nanoframework.md, Appendix B, System.Collections.DictionaryEntry
    public class DictionaryEntry
    {
        public object Key;
        public object Value;
    }
}
