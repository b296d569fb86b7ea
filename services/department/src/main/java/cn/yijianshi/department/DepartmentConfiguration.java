package cn.yijianshi.department;

import cn.yijianshi.department.commitments.domain.Breaches;
import cn.yijianshi.department.commitments.domain.CommitmentNews;
import cn.yijianshi.department.commitments.domain.Pledges;
import cn.yijianshi.department.commitments.domain.Verifying;
import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Authorisations;
import cn.yijianshi.department.domain.Authorities;
import cn.yijianshi.department.domain.Casework;
import cn.yijianshi.department.domain.CertificateNews;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Deciding;
import cn.yijianshi.department.domain.Deferrals;
import cn.yijianshi.department.domain.Deferring;
import cn.yijianshi.department.domain.Delegations;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Desks;
import cn.yijianshi.department.domain.Dossiers;
import cn.yijianshi.department.domain.DueDecisions;
import cn.yijianshi.department.domain.EarlyWords;
import cn.yijianshi.department.domain.Fence;
import cn.yijianshi.department.domain.Filtering;
import cn.yijianshi.department.domain.FirstLook;
import cn.yijianshi.department.domain.Issuing;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.domain.Keeping;
import cn.yijianshi.department.domain.Letting;
import cn.yijianshi.department.domain.Officers;
import cn.yijianshi.department.domain.PaperChanges;
import cn.yijianshi.department.domain.Phrases;
import cn.yijianshi.department.domain.Phrasing;
import cn.yijianshi.department.domain.PresentedCertificates;
import cn.yijianshi.department.domain.Promises;
import cn.yijianshi.department.domain.Register;
import cn.yijianshi.department.domain.ReviewNews;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.SavedFilters;
import cn.yijianshi.department.domain.Sealing;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.department.domain.StandingIn;
import cn.yijianshi.department.domain.Taken;
import cn.yijianshi.department.domain.TakingNext;
import cn.yijianshi.department.domain.Teamwork;
import cn.yijianshi.department.domain.Trial;
import cn.yijianshi.department.domain.Wording;
import cn.yijianshi.department.instant.domain.AskingRules;
import cn.yijianshi.department.instant.domain.Evaluations;
import cn.yijianshi.department.instant.domain.LotSecret;
import cn.yijianshi.department.instant.domain.Rechecking;
import cn.yijianshi.department.instant.domain.Rechecks;
import cn.yijianshi.department.registers.domain.RegisterEntries;
import cn.yijianshi.department.registers.domain.RegisterWriting;
import cn.yijianshi.department.supervision.domain.HandlerNotices;
import cn.yijianshi.department.supervision.domain.Rebalancing;
import cn.yijianshi.department.supervision.domain.SuperviseOrders;
import cn.yijianshi.department.supervision.domain.Supervised;
import cn.yijianshi.department.supervision.domain.SupervisionNews;
import cn.yijianshi.department.tables.domain.Changes;
import cn.yijianshi.department.tables.domain.Column;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.TableKeeping;
import cn.yijianshi.department.tables.domain.TableLines;
import cn.yijianshi.department.tables.domain.Tables;
import cn.yijianshi.platform.foureyes.FourEyesConfiguration;
import cn.yijianshi.platform.papers.SealedPdf;
import cn.yijianshi.platform.security.PublicPaths;
import cn.yijianshi.platform.signing.Signatures;
import cn.yijianshi.platform.signing.Signed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What every department does alike. It comes with the jar: a service adds its desks, its registers and the list of its
 * departments.
 */
@AutoConfiguration
@Import(FourEyesConfiguration.class)
@EnableConfigurationProperties({DepartmentSettings.class, DecisionSettings.class, QueueStreamSettings.class})
@ComponentScan(
        basePackages = {
            "cn.yijianshi.department.api",
            "cn.yijianshi.department.persistence",
            "cn.yijianshi.department.messaging",
            "cn.yijianshi.department.commitments.api",
            "cn.yijianshi.department.commitments.persistence",
            "cn.yijianshi.department.commitments.messaging",
            "cn.yijianshi.department.instant.api",
            "cn.yijianshi.department.instant.persistence",
            "cn.yijianshi.department.registers.api",
            "cn.yijianshi.department.registers.persistence",
            "cn.yijianshi.department.supervision.api",
            "cn.yijianshi.department.supervision.persistence",
            "cn.yijianshi.department.supervision.messaging",
            "cn.yijianshi.department.tables.api",
            "cn.yijianshi.department.tables.persistence"
        },
        // A service may name its own classes as it likes.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class DepartmentConfiguration {

    private static final String RECHECK_RATES = "recheck-rate";

    @Bean
    Desks departmentDesks(ObjectProvider<Desk> own, Sequences sequences, RegisterEntries entries) {
        return new Desks(own.stream().toList(), sequences, new RegisterWriting(entries));
    }

    @Bean
    Authorities departmentAuthorities(DepartmentSettings settings) {
        return department -> settings.authorities().get(department);
    }

    @Bean
    Sealing departmentSealing(Signatures signatures) {
        return new Sealing() {
            @Override
            public Signed sign(String purpose, byte[] content) {
                return signatures.sign(purpose, content);
            }

            @Override
            public boolean genuine(String purpose, byte[] content, Signed signed, Instant at) {
                return signatures.genuine(purpose, content, signed, at);
            }
        };
    }

    @Bean
    SealedPdf departmentSealedPdf(Signatures signatures) {
        return new SealedPdf(signatures);
    }

    @Bean
    Issuing departmentIssuing(
            Certificates certificates, Authorities authorities, Sequences sequences, Wording wording, Sealing sealing) {
        return new Issuing(certificates, authorities, sequences, wording, sealing);
    }

    @Bean
    Keeping departmentKeeping(
            Certificates certificates,
            Register register,
            PaperChanges changes,
            Reviews reviews,
            Issuing issuing,
            CertificateNews news,
            Clock clock,
            @Value("${yijianshi.certificates.four-eyes:false}") boolean fourEyes) {
        return new Keeping(certificates, register, changes, reviews, issuing, news, clock, fourEyes);
    }

    @Bean
    Letting departmentLetting(Certificates certificates, Authorisations authorisations, Sealing sealing, Clock clock) {
        return new Letting(certificates, authorisations, sealing, clock);
    }

    @Bean
    Trial departmentTrial(PlatformTransactionManager transactions) {
        var savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return new Trial() {
            @Override
            public <T> T of(Supplier<T> work) {
                return savepoint.execute(status -> work.get());
            }
        };
    }

    @Bean
    Deciding departmentDeciding(
            ItemFiles items,
            Desks desks,
            Issuing issuing,
            ReviewNews news,
            Trial trial,
            Wording wording,
            FirstLook firstLook,
            Deferrals deferrals,
            Promises promises) {
        return new Deciding(items, desks, issuing, news, trial, wording, firstLook, deferrals, promises);
    }

    @Bean
    Verifying departmentVerifying(
            Pledges pledges, Breaches breaches, ItemFiles items, CommitmentNews news, Clock clock) {
        return new Verifying(pledges, breaches, items, news, clock);
    }

    @Bean
    Deferring departmentDeferring(Fence fence, ItemFiles items, Deferrals deferrals, ReviewNews news) {
        return new Deferring(fence, items, deferrals, news);
    }

    @Bean
    FirstLook departmentFirstLook(Evaluations evaluations, Rechecks rechecks, LotSecret secret, Tables tables) {
        return new AskingRules(evaluations, rechecks, secret, (item, day) -> tables.on(RECHECK_RATES, day).stream()
                .filter(line -> item.equals(line.text("item")))
                .findFirst()
                .map(line -> line.number("percent")));
    }

    @Bean
    Rechecking departmentRechecking(
            Reviews reviews,
            Evaluations evaluations,
            Rechecks rechecks,
            Certificates certificates,
            Keeping keeping,
            Clock clock) {
        return new Rechecking(reviews, evaluations, rechecks, certificates, keeping, clock);
    }

    @Bean
    DatedTable departmentRecheckRates() {
        return DatedTable.of(
                RECHECK_RATES,
                "秒批人工复核比例",
                "How many automatic decisions a person looks at again",
                Column.text("item", "事项", "Item", 80).asKey(),
                Column.number("percent", "比例（%）", "Of a hundred", 2, "0", "100"));
    }

    @Bean
    Fence departmentFence(Reviews reviews, Delegations delegations, Clock clock) {
        return new Fence(reviews, delegations, clock);
    }

    @Bean
    Casework departmentCasework(
            Fence fence, Deciding deciding, ItemFiles items, ReviewNews news, DecisionSettings settings) {
        return new Casework(fence, deciding, items, news, settings.undoWindow());
    }

    @Bean
    Teamwork departmentTeamwork(Fence fence, Officers officers, ReviewNews news) {
        return new Teamwork(fence, officers, news);
    }

    @Bean
    DueDecisions departmentDueDecisions(Reviews reviews, Deciding deciding, Wording wording, Clock clock) {
        return new DueDecisions(reviews, deciding, wording, clock);
    }

    @Bean
    StandingIn departmentStandingIn(Delegations delegations, Officers officers, Clock clock) {
        return new StandingIn(delegations, officers, clock);
    }

    @Bean
    TakingNext departmentTakingNext(ReviewQueue queue, Reviews reviews, Casework casework, Taken taken, Clock clock) {
        return new TakingNext(queue, reviews, casework, taken, clock);
    }

    @Bean
    Filtering departmentFiltering(SavedFilters filters, Clock clock) {
        return new Filtering(filters, clock);
    }

    @Bean
    Phrasing departmentPhrasing(Phrases phrases, Clock clock) {
        return new Phrasing(phrases, clock);
    }

    @Bean
    Arrivals departmentArrivals(
            Reviews reviews,
            Dossiers dossiers,
            EarlyWords earlyWords,
            ItemFiles items,
            Deciding deciding,
            Deferrals deferrals,
            PresentedCertificates presented) {
        return new Arrivals(reviews, dossiers, earlyWords, items, deciding, deferrals, presented);
    }

    @Bean
    Supervised departmentSupervised(
            SuperviseOrders orders, HandlerNotices notices, SupervisionNews news, Reviews reviews, Clock clock) {
        return new Supervised(orders, notices, news, reviews, clock);
    }

    @Bean
    Rebalancing departmentRebalancing(ReviewQueue queue, Officers officers, Delegations delegations, Clock clock) {
        return new Rebalancing(queue, officers, delegations, clock);
    }

    @Bean
    Tables departmentTables(ObjectProvider<DatedTable> declared, TableLines lines) {
        return new Tables(declared.orderedStream().toList(), lines);
    }

    @Bean
    TableKeeping departmentTableKeeping(TableLines lines, Changes changes, Clock clock) {
        return new TableKeeping(lines, changes, clock);
    }

    @Bean
    PublicPaths certificatesAreVerifiedByAnybody() {
        return new PublicPaths(List.of("/api/public/certificates/*"), List.of("/api/public/certificates/verify"));
    }
}
