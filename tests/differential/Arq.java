import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.SystemARQ;

/**
 * Answers queries that come as lines: `D` and a dataset in N-Quads, or `Q` and a query, in Base64. For each there is one
 * line: `A` and results in JSON or triples in N-Triples, in Base64; or `E` and what is wrong.
 */
public class Arq {
    private static final int TIMEOUT_MILLISECONDS = 4000;

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, false, "UTF-8");
        System.setOut(System.err);
        ARQ.init();
        // Without what ARQ adds to the Recommendation.
        ARQ.setStrictMode();
        // Literals of known datatypes without a common value are not equal (SPARQL 1.1 Query §17.4.1.7, note): no extension.
        SystemARQ.ValueExtensions = true;
        // Xerces, which strict mode takes, fails in this version where there are no flags.
        ARQ.getContext().set(ARQ.regexImpl, ARQ.javaRegex);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        // Terms are compared as terms here; a plain graph in memory would take 1 and 01 for the same.
        Dataset dataset = DatasetFactory.createTxnMem();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            byte[] given = Base64.getDecoder().decode(line.substring(1));
            if (line.charAt(0) == 'D') dataset = read(given);
            else answers.println(answer(dataset, new String(given, StandardCharsets.UTF_8)));
            answers.flush();
        }
    }

    private static Dataset read(byte[] quads) {
        Dataset dataset = DatasetFactory.createTxnMem();
        dataset.begin(ReadWrite.WRITE);
        RDFDataMgr.read(dataset, new ByteArrayInputStream(quads), Lang.NQUADS);
        dataset.commit();
        dataset.end();
        return dataset;
    }

    private static String answer(Dataset dataset, String text) {
        dataset.begin(ReadWrite.READ);
        try {
            Query query = QueryFactory.create(text, "http://d.example/", Syntax.syntaxSPARQL_11);
            try (QueryExecution execution = QueryExecution.dataset(dataset).query(query)
                    .timeout(TIMEOUT_MILLISECONDS, TimeUnit.MILLISECONDS).build()) {
                ByteArrayOutputStream result = new ByteArrayOutputStream();
                if (query.isAskType()) ResultSetFormatter.outputAsJSON(result, execution.execAsk());
                else if (query.isSelectType()) ResultSetFormatter.outputAsJSON(result, execution.execSelect());
                else RDFDataMgr.write(result, execution.execConstruct(), Lang.NTRIPLES);
                return "A" + Base64.getEncoder().encodeToString(result.toByteArray());
            }
        } catch (Throwable failure) {
            return "E" + String.valueOf(failure).replaceAll("\\s+", " ");
        } finally {
            dataset.end();
        }
    }
}
