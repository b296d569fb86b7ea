package cn.yijianshi.department.commitments.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Material;
import cn.yijianshi.department.commitments.domain.Breach.Ground;
import cn.yijianshi.department.commitments.domain.Breach.Lifting;
import cn.yijianshi.department.commitments.domain.Pledge.Looked;
import cn.yijianshi.department.commitments.domain.Pledge.State;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.domain.Promises;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Seat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * 告知承诺 at the department that relies on it: who broke a promise is not trusted again before the record is lifted, what was
 * granted on a promise is looked at afterwards.
 */
public final class Verifying implements Promises {

    private static final String LAW = "国办发〔2020〕42号";
    private static final String MATERIAL = "material:";
    private static final int LONGEST_TEXT = 2000;

    private final Pledges pledges;
    private final Breaches breaches;
    private final ItemFiles items;
    private final CommitmentNews news;
    private final Clock clock;

    public Verifying(Pledges pledges, Breaches breaches, ItemFiles items, CommitmentNews news, Clock clock) {
        this.pledges = pledges;
        this.breaches = breaches;
        this.items = items;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public List<Finding> examine(Review review) {
        return of(review).stream()
                .filter(pledge -> pledge.stands() && !brought(review, pledge))
                .map(pledge -> breaches.against(pledge.applicantId(), pledge.party())
                        ? Finding.block(LAW, null, "commitment-barred", pledge.name())
                        : Finding.pass(LAW, null, "commitment-stands", pledge.name()))
                .toList();
    }

    @Override
    public void granted(Review review, Instant at) {
        var item = items.item(review.request().item(), review.request().itemVersion());
        for (var pledge : of(review)) {
            if (!pledge.stands()) {
                continue;
            }
            if (brought(review, pledge)) {
                pledges.keep(
                        pledge.replaced(String.valueOf(review.filed().form().get(MATERIAL + pledge.material()))));
                continue;
            }
            var opened = pledge.opened(review.id(), review.request().region(), at);
            pledges.keep(opened);
            material(item, pledge)
                    .ifPresent(material ->
                            news.opened(opened, material.commitment().verifyWithin()));
        }
    }

    @Override
    public void ended(Review review, Instant at) {
        of(review).stream().filter(Pledge::stands).forEach(pledge -> pledges.keep(pledge.lapsed()));
    }

    /** An officer has looked (事后核查). Said again in the same words it is said once. */
    public Pledge look(Seat seat, String id, boolean kept, String text) {
        var pledge = pledges.lock(id)
                .filter(found -> seat.departments().contains(found.department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
        demand("/text", text);
        var found = kept ? State.KEPT : State.BROKEN;
        if (pledge.looked() != null) {
            if (pledge.state() == found && pledge.looked().text().equals(text.strip())) {
                return pledge;
            }
            throw new CommitmentProblem.SaidBefore(
                    pledge.looked().by().name(), pledge.looked().at());
        }
        if (!pledge.state().mayBecome(found)) {
            throw new CommitmentProblem.NothingGranted(id);
        }
        var at = clock.instant();
        var looked = pledge.looked(found, new Looked(seat.officer(), at, text.strip()));
        pledges.keep(looked);
        if (kept) {
            news.kept(looked);
        } else {
            var breach = new Breach(
                    id,
                    looked.caseId(),
                    looked.caseNo(),
                    looked.reviewId(),
                    looked.department(),
                    looked.item(),
                    looked.applicantId(),
                    looked.party(),
                    text.strip(),
                    at,
                    null);
            breaches.keep(breach);
            news.broken(breach, looked);
        }
        return looked;
    }

    /** 信用修复: the lead of the department that made the record lifts it. */
    public Breach lift(Seat seat, String id, Ground ground, String text) {
        var breach = breaches.lock(id)
                .filter(found -> found.at() != null && seat.departments().contains(found.department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
        demand("/text", text);
        demand("/ground", ground == null ? null : ground.name());
        if (breach.lifting() != null) {
            if (breach.lifting().ground() == ground && breach.lifting().text().equals(text.strip())) {
                return breach;
            }
            throw new CommitmentProblem.SaidBefore(
                    breach.lifting().by() == null ? "" : breach.lifting().by().name(),
                    breach.lifting().at());
        }
        var lifted = breach.lifted(new Lifting(ground, text.strip(), seat.officer(), clock.instant()));
        breaches.keep(lifted);
        news.lifted(lifted);
        return lifted;
    }

    /** The material came after all; before anything was decided it takes the promise's place. */
    public void broughtInstead(String id, String text) {
        pledges.lock(id).filter(Pledge::stands).ifPresent(pledge -> pledges.keep(pledge.replaced(text)));
    }

    /** The engine has counted until when it must be looked at. */
    public void counted(String id, Instant due) {
        pledges.lock(id).ifPresent(pledge -> pledges.keep(pledge.counted(due)));
    }

    /** Another department, or this one, has recorded a broken promise or lifted the record; words come in any order. */
    public void heard(Breach word) {
        var known = breaches.lock(word.id()).orElse(word);
        breaches.keep(new Breach(
                word.id(),
                word.caseId(),
                word.caseNo() == null ? Objects.requireNonNullElse(known.caseNo(), "") : word.caseNo(),
                word.reviewId(),
                word.department(),
                known.item() == null ? word.item() : known.item(),
                word.applicantId(),
                word.party(),
                known.text() == null ? word.text() : known.text(),
                known.at() == null ? word.at() : known.at(),
                known.lifting() == null ? word.lifting() : known.lifting()));
    }

    private static void demand(String pointer, String text) {
        var code = text == null || text.isBlank() ? "required" : text.length() > LONGEST_TEXT ? "too-long" : null;
        if (code != null) {
            throw new ReviewProblem.Invalid(
                    List.of(new ReviewProblem.Flaw(pointer, code, String.valueOf(LONGEST_TEXT))));
        }
    }

    /** Nothing is asked for where no paper of the item may be promised: that is most of them. */
    private List<Pledge> of(Review review) {
        var request = review.request();
        var promisable = items.item(request.item(), request.itemVersion()).materials().stream()
                .anyMatch(material -> material.commitment() != null);
        return promisable ? pledges.of(request.caseId(), request.department(), request.item()) : List.of();
    }

    /** With an answer to a notice of gaps, or as what was to follow. */
    private static boolean brought(Review review, Pledge pledge) {
        return review.filed() != null && review.filed().form().containsKey(MATERIAL + pledge.material());
    }

    private static Optional<Material> material(Item item, Pledge pledge) {
        return item.materials().stream()
                .filter(one -> one.key().equals(pledge.material()) && one.commitment() != null)
                .findFirst();
    }
}
