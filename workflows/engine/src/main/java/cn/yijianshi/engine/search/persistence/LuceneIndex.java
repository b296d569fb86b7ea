package cn.yijianshi.engine.search.persistence;

import cn.yijianshi.engine.search.domain.CatalogueIndex;
import cn.yijianshi.engine.search.domain.Entry;
import cn.yijianshi.engine.search.domain.Entry.Kind;
import cn.yijianshi.engine.search.domain.Found;
import cn.yijianshi.engine.search.domain.Found.Part;
import cn.yijianshi.engine.search.domain.PinyinInitials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.springframework.stereotype.Component;

/**
 * The catalogue in Lucene, in memory. Words are cut by smartcn; single characters are looked at beside them, so that a
 * word that was cut otherwise, or has one character wrong, is still found. Built anew when what is published changes:
 * the whole of a city's catalogue takes a fraction of a second.
 */
@Component
class LuceneIndex implements CatalogueIndex {

    // Fields of an entry; the number in the index stands for the entry itself.
    private static final String WORDS = "words";
    private static final String CHARACTERS = "characters";
    private static final String ABOUT = "about";
    private static final String ENGLISH = "english";
    private static final String INITIALS = "initials";
    private static final String KIND = "kind";
    private static final String NUMBER = "number";
    private static final int SHORTEST_GUESS = 4;

    private final SmartChineseAnalyzer chinese = new SmartChineseAnalyzer();
    private final StandardAnalyzer plain = new StandardAnalyzer();
    private final Analyzer analyzer =
            new PerFieldAnalyzerWrapper(plain, Map.of(WORDS, chinese, ABOUT, chinese, INITIALS, new KeywordAnalyzer()));
    private volatile Built built = new Built(null, null);

    /** @param entries what was indexed: the very list, so that a look is enough to see whether it still holds */
    private record Built(List<Entry> entries, IndexSearcher searcher) {}

    @Override
    public List<Found> find(List<Entry> entries, String question, Kind kind, int from, int limit) {
        var asked = Normalizer.normalize(question, Form.NFKC).strip().toLowerCase(Locale.ROOT);
        if (asked.isEmpty()) {
            return entries.stream()
                    .filter(entry -> kind == null || entry.kind() == kind)
                    .sorted(Comparator.comparing(Entry::kind).thenComparing(Entry::key))
                    .skip(from)
                    .limit(limit)
                    .map(entry -> shown(entry, Set.of()))
                    .toList();
        }
        try {
            return find(index(entries), asked, kind, from, limit);
        } catch (IOException impossible) {
            throw new UncheckedIOException("in memory", impossible);
        }
    }

    private List<Found> find(Built index, String asked, Kind kind, int from, int limit) throws IOException {
        var words = tokens(chinese, asked);
        var characters = tokens(plain, asked);
        var query = new BooleanQuery.Builder();
        query.add(question(asked, words, characters), Occur.MUST);
        // Of two that answer alike, the whole thing comes before one of its parts.
        query.add(
                new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(KIND, Kind.BUNDLE.name()))), 4),
                Occur.SHOULD);
        if (kind != null) {
            query.add(new TermQuery(new Term(KIND, kind.name())), Occur.FILTER);
        }
        var hits = index.searcher().search(query.build(), from + limit).scoreDocs;
        var stored = index.searcher().storedFields();
        var marked = new LinkedHashSet<>(words);
        marked.addAll(characters);
        var found = new ArrayList<Found>();
        for (int i = from; i < hits.length; i++) {
            var number =
                    stored.document(hits[i].doc).getField(NUMBER).numericValue().intValue();
            found.add(shown(index.entries().get(number), marked));
        }
        return found;
    }

    /** Any of these is an answer; the more and the closer, the better. */
    private static Query question(String asked, List<String> words, List<String> characters) {
        var any = new BooleanQuery.Builder();
        words.forEach(word -> {
            any.add(new BoostQuery(new TermQuery(new Term(WORDS, word)), 4), Occur.SHOULD);
            any.add(new TermQuery(new Term(ABOUT, word)), Occur.SHOULD);
        });
        if (characters.size() > 1) {
            any.add(new BoostQuery(new PhraseQuery(1, CHARACTERS, characters.toArray(String[]::new)), 6), Occur.SHOULD);
            // Most of the characters, in whatever order: one of four may be wrong.
            var most = new BooleanQuery.Builder();
            new LinkedHashSet<>(characters)
                    .forEach(each -> most.add(new TermQuery(new Term(CHARACTERS, each)), Occur.SHOULD));
            int different = new LinkedHashSet<>(characters).size();
            most.setMinimumNumberShouldMatch(Math.max(2, (int) Math.ceil(different * 0.7)));
            any.add(new BoostQuery(most.build(), 2), Occur.SHOULD);
        } else if (characters.size() == 1) {
            any.add(new TermQuery(new Term(CHARACTERS, characters.get(0))), Occur.SHOULD);
        }
        characters.stream().filter(each -> each.charAt(0) < 0x250).forEach(word -> {
            any.add(new BoostQuery(new TermQuery(new Term(ENGLISH, word)), 3), Occur.SHOULD);
            any.add(new PrefixQuery(new Term(ENGLISH, word)), Occur.SHOULD);
            if (word.length() >= SHORTEST_GUESS) {
                any.add(new FuzzyQuery(new Term(ENGLISH, word), word.length() > 7 ? 2 : 1, 1), Occur.SHOULD);
            }
        });
        var letters = asked.replaceAll("\\s", "");
        if (letters.length() > 1 && letters.chars().allMatch(each -> each < 0x80)) {
            any.add(new BoostQuery(new TermQuery(new Term(INITIALS, letters)), 8), Occur.SHOULD);
            any.add(new BoostQuery(new PrefixQuery(new Term(INITIALS, letters)), 4), Occur.SHOULD);
        }
        return any.build();
    }

    private Built index(List<Entry> entries) throws IOException {
        var known = built;
        if (known.entries() == entries) {
            return known;
        }
        synchronized (this) {
            if (built.entries() != entries) {
                built = build(entries);
            }
            return built;
        }
    }

    private Built build(List<Entry> entries) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (int number = 0; number < entries.size(); number++) {
                writer.addDocument(document(entries.get(number), number));
            }
            writer.forceMerge(1);
        }
        return new Built(entries, new IndexSearcher(DirectoryReader.open(directory)));
    }

    private static Document document(Entry entry, int number) {
        var document = new Document();
        document.add(new StoredField(NUMBER, number));
        document.add(new StringField(KIND, entry.kind().name(), Store.NO));
        add(document, WORDS, entry.name());
        add(document, WORDS, entry.plainName());
        add(document, CHARACTERS, entry.name());
        add(document, CHARACTERS, entry.plainName());
        add(document, ABOUT, entry.description());
        add(document, ABOUT, entry.departmentName());
        add(document, ENGLISH, entry.nameEn());
        add(document, ENGLISH, entry.plainNameEn());
        add(document, ENGLISH, entry.descriptionEn());
        add(document, ENGLISH, entry.departmentNameEn());
        add(document, ENGLISH, entry.key().replace('_', ' '));
        add(document, INITIALS, PinyinInitials.of(entry.name()));
        add(document, INITIALS, entry.plainName() == null ? null : PinyinInitials.of(entry.plainName()));
        return document;
    }

    private static void add(Document document, String field, String text) {
        if (text != null && !text.isBlank()) {
            document.add(new TextField(field, Normalizer.normalize(text, Form.NFKC), Store.NO));
        }
    }

    private Found shown(Entry entry, Set<String> words) {
        return new Found(
                entry, marked(entry.name(), words), marked(entry.nameEn(), words), marked(entry.description(), words));
    }

    /** The text in pieces, those that were asked for marked. */
    private List<Part> marked(String text, Set<String> words) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        var hit = new BitSet(text.length());
        if (!words.isEmpty()) {
            mark(chinese, text, words, hit);
            mark(plain, text, words, hit);
        }
        var parts = new ArrayList<Part>();
        for (int from = 0; from < text.length(); ) {
            boolean marked = hit.get(from);
            int end = marked ? hit.nextClearBit(from) : hit.nextSetBit(from);
            end = end < 0 || end > text.length() ? text.length() : end;
            parts.add(new Part(text.substring(from, end), marked));
            from = end;
        }
        return parts;
    }

    private static void mark(Analyzer analyzer, String text, Set<String> words, BitSet hit) {
        each(analyzer, text, (word, from, to) -> {
            if (words.contains(word)) {
                hit.set(from, to);
            }
        });
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        var tokens = new ArrayList<String>();
        each(analyzer, text, (word, from, to) -> tokens.add(word));
        return tokens;
    }

    private interface Token {
        void at(String word, int from, int to);
    }

    private static void each(Analyzer analyzer, String text, Token reader) {
        try (var stream = analyzer.tokenStream(WORDS, text)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                reader.at(word.toString(), place.startOffset(), place.endOffset());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("in memory", impossible);
        }
    }
}
