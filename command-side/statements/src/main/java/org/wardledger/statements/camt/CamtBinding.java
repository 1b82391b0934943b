package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import javax.xml.transform.sax.SAXSource;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.FileRefused;
import org.xml.sax.InputSource;

/// Binds subtrees to the camt.053.001.08 classes of pw-iso20022. Not thread safe: one per file.
final class CamtBinding {

    private final Unmarshaller unmarshaller;

    CamtBinding() {
        try {
            unmarshaller = Context.BINDINGS.createUnmarshaller();
            // A value that does not fit its type becomes null and is told by the field's own check.
            unmarshaller.setEventHandler(event -> true);
        } catch (JAXBException e) {
            throw new IllegalStateException("the binding can not be set up", e);
        }
    }

    /// Building the context reads some hundred classes: once, and only when a camt file comes.
    private static final class Context {
        static final JAXBContext BINDINGS = create();

        private static JAXBContext create() {
            try {
                return JAXBContext.newInstance(
                        ReportEntry10.class, CashAccount39.class, CashBalance8.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("the ISO 20022 classes do not bind", e);
            }
        }
    }

    <T> T bind(Subtree subtree, Class<T> type) throws FileRefused {
        try {
            return unmarshaller
                    .unmarshal(new SAXSource(subtree, new InputSource()), type)
                    .getValue();
        } catch (JAXBException e) {
            FileRefused refused = subtree.refused();
            throw refused != null ? refused : new FileRefused(ProblemCode.XML_MALFORMED);
        }
    }
}
