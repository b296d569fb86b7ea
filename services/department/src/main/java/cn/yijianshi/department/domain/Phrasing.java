package cn.yijianshi.department.domain;

import java.time.Clock;
import java.util.List;

/** What officers do with the texts they keep. */
public final class Phrasing {

    public static final int MOST = 100;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_BASIS = 200;

    private final Phrases phrases;
    private final Clock clock;

    public Phrasing(Phrases phrases, Clock clock) {
        this.phrases = phrases;
        this.clock = clock;
    }

    public List<Phrase> all(String officer) {
        return phrases.ofOfficer(officer);
    }

    /** The same id again, from a request whose answer was lost, makes no second one. */
    public Phrase make(
            String officer, String id, Phrase.Use use, String item, String name, String words, String basis) {
        var made = sound(new Phrase(id, officer, use, item, name, words, basis, 1, clock.instant()));
        var before = phrases.of(id);
        if (before.isPresent()) {
            return before.filter(found -> found.officerId().equals(officer) && found.saysTheSame(made))
                    .orElseThrow(ReviewProblem.PhraseChanged::new);
        }
        if (phrases.ofOfficer(officer).size() >= MOST) {
            throw new ReviewProblem.TooManyPhrases(MOST);
        }
        phrases.add(made);
        return made;
    }

    public Phrase change(
            String officer,
            String id,
            int version,
            Phrase.Use use,
            String item,
            String name,
            String words,
            String basis) {
        var before = mine(officer, id);
        var changed = sound(new Phrase(id, officer, use, item, name, words, basis, version + 1, clock.instant()));
        if (phrases.change(changed)) {
            return changed;
        }
        if (before.version() == version + 1 && before.saysTheSame(changed)) {
            return before;
        }
        throw new ReviewProblem.PhraseChanged();
    }

    public void remove(String officer, String id) {
        phrases.of(id).filter(found -> found.officerId().equals(officer)).ifPresent(found -> phrases.remove(id));
    }

    private Phrase mine(String officer, String id) {
        return phrases.of(id)
                .filter(found -> found.officerId().equals(officer))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
    }

    private static Phrase sound(Phrase said) {
        var flaws = new Flaws();
        if (said.use() == null) {
            flaws.add("/use", "required");
        }
        flaws.needed("/name", said.name());
        flaws.needed("/words", said.words());
        var name = Flaws.text(said.name());
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            flaws.add("/name", "too-long", String.valueOf(LONGEST_NAME));
        }
        var basis = Flaws.text(said.basis());
        if (basis.length() > LONGEST_BASIS) {
            flaws.add("/basis", "too-long", String.valueOf(LONGEST_BASIS));
        }
        flaws.refuseIfAny();
        return new Phrase(
                said.id(),
                said.officerId(),
                said.use(),
                orNull(said.item()),
                name,
                Flaws.text(said.words()),
                orNull(basis),
                said.version(),
                said.changedAt());
    }

    private static String orNull(String text) {
        return Flaws.text(text).isEmpty() ? null : Flaws.text(text);
    }
}
