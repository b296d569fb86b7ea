package cn.yijianshi.platform.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signatures as other programs expect them in a PDF: CMS in the shape of CAdES (ETSI EN 319 122). */
final class Cms {

    /** The certificate is its own root: who trusts the published key trusts it, so its end says little. */
    private static final Duration TRUSTED_FOR = Duration.ofDays(3650);

    private Cms() {}

    static byte[] sign(byte[] content, SigningKeys.Pair pair, String service) {
        try {
            var signer = signer(pair);
            var certificate = certificate(pair, service, signer);
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build())
                    .setSignedAttributeGenerator(new Attributes(certificate))
                    .build(signer, certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException failed) {
            throw new IllegalStateException("Cannot sign", failed);
        }
    }

    static Optional<PublishedKey> signer(
            byte[] content, byte[] cms, Function<String, Optional<PublishedKey>> published) {
        try (var asn1 = new ASN1InputStream(cms)) {
            var signed =
                    new CMSSignedData(new CMSProcessableByteArray(content), ContentInfo.getInstance(asn1.readObject()));
            // A PDF keeps more room than the signature needs; nothing may stand there.
            for (byte behind : asn1.readAllBytes()) {
                if (behind != 0) {
                    return Optional.empty();
                }
            }
            var signers = signed.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                return Optional.empty();
            }
            var signer = signers.iterator().next();
            return certificateOf(signed, signer)
                    .filter(certificate -> isNamed(certificate, signer))
                    .flatMap(certificate -> published.apply(PublishedKey.idOf(encoded(certificate))))
                    .filter(key -> fits(signer, key));
        } catch (CMSException | IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The very certificate that was signed with, not another one of the same key. */
    private static boolean isNamed(X509CertificateHolder certificate, SignerInformation signer) {
        var attributes = signer.getSignedAttributes();
        var named = attributes == null ? null : attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null) {
            return false;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            var ids = SigningCertificateV2.getInstance(named.getAttrValues().getObjectAt(0))
                    .getCerts();
            return ids.length == 1 && MessageDigest.isEqual(ids[0].getCertHash(), hash);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<X509CertificateHolder> certificateOf(CMSSignedData signed, SignerInformation signer) {
        return signed.getCertificates().getMatches(signer.getSID()).stream().findFirst();
    }

    private static boolean fits(SignerInformation signer, PublishedKey key) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(key.key()));
        } catch (CMSException | OperatorCreationException doesNotFit) {
            return false;
        }
    }

    private static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getSubjectPublicKeyInfo().getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ContentSigner signer(SigningKeys.Pair pair) throws OperatorCreationException {
        return new JcaContentSignerBuilder(pair.published().algorithm().scheme().name())
                .setProvider(BouncyCastle.PROVIDER)
                .build(pair.secret());
    }

    private static X509Certificate certificate(SigningKeys.Pair pair, String service, ContentSigner signer)
            throws GeneralSecurityException {
        var key = pair.published();
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "yijianshi")
                .addRDN(BCStyle.OU, service)
                .addRDN(BCStyle.CN, key.id())
                .build();
        Instant from = key.from();
        var holder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(1, Base64.getUrlDecoder().decode(key.id())),
                        Date.from(from),
                        Date.from(from.plus(TRUSTED_FOR)),
                        name,
                        key.key())
                .build(signer);
        return new JcaX509CertificateConverter()
                .setProvider(BouncyCastle.PROVIDER)
                .getCertificate(holder);
    }

    /** Names the certificate under the signature, and leaves the time to the PDF: the machine's own may be another. */
    private static final class Attributes extends DefaultSignedAttributeTableGenerator {

        Attributes(X509Certificate certificate) throws GeneralSecurityException {
            super(new AttributeTable(named(certificate)));
        }

        private static Hashtable<ASN1ObjectIdentifier, Attribute> named(X509Certificate certificate)
                throws GeneralSecurityException {
            var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            var attribute = new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash))));
            var attributes = new Hashtable<ASN1ObjectIdentifier, Attribute>();
            attributes.put(attribute.getAttrType(), attribute);
            return attributes;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public AttributeTable getAttributes(Map parameters) {
            return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
        }
    }
}
